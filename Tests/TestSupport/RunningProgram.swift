public import Foundation

/// How a program ended and what it wrote.
public struct ProgramResult: Error, Equatable {
  public var status: Int32
  public var output: String
  public var errors: String

  public init(status: Int32, output: String, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// The last line of the errors.
  public var lastLine: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
}

/// A program in a child process; its output and errors go to files.
public final class RunningProgram {
  public let process = Process()
  private let output: URL
  private let errors: URL

  /// Starts a program in a folder, with the variables of this process except those that change what
  /// `dmil` prints.
  public init(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws {
    output = folder.appending(path: "out-\(UUID().uuidString)")
    errors = folder.appending(path: "err-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    var variables = ProcessInfo.processInfo.environment
    for name in ["PROFILE", "NO_COLOR", "CLICOLOR_FORCE", "TERM"] { variables[name] = nil }
    process.executableURL = program
    process.arguments = arguments
    process.environment = variables.merging(environment) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    // A child inherits ignored signals, and nohup ignores this one.
    signal(SIGHUP, SIG_DFL)
    try process.run()
  }

  public func waitUntilExit() throws -> ProgramResult {
    process.waitUntilExit()
    return ProgramResult(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  public func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until a path below the folder satisfies the condition, or the program has ended.
  public func wait(for condition: (String) -> Bool, below folder: URL) throws {
    while process.isRunning {
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      if paths.contains(where: condition) { return }
      Thread.sleep(forTimeInterval: 0.005)
    }
  }
}
