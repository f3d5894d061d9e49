public import Foundation

/// A program that the paper needs, and the Debian packages that contain it.
public struct Tool: Equatable, Sendable {
  public let name: String
  public let packages: String

  public static let pandoc = Tool(name: "pandoc", packages: "pandoc")
  public static let pdflatex = Tool(
    name: "pdflatex",
    packages: "texlive-latex-base texlive-latex-recommended texlive-fonts-recommended lmodern")

  public init(name: String, packages: String) { (self.name, self.packages) = (name, packages) }

  /// The program's file in `PATH`.
  public func location(path: String? = ProcessInfo.processInfo.environment["PATH"])
    throws(TypesettingError)
    -> URL
  {
    for folder in (path ?? "").split(separator: ":") {
      let file = URL(filePath: String(folder)).appending(path: name)
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    throw .missingTool(name: name, packages: packages)
  }

  /// Runs the program to its end in a UTF-8 locale that every system has, whatever the user's is.
  ///
  /// - Returns: The exit status and the combined output.
  public func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws(TypesettingError) -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = try location()
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(["LC_ALL": "C.UTF-8"]) { $1 }.merging(environment) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = pipe
    do {
      try process.run()
    } catch {
      throw .file(path: folder.path, reason: "\(name) cannot be started: \(error)")
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }
}
