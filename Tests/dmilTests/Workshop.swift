import Foundation
import TestSupport
import Testing

/// A repository of its own with tiny specifications, and a store of its own, for the real program.
final class Workshop {
  let folder: URL
  var repository: URL { folder.appending(path: "repository") }
  /// The working store; other folders may stand in for it.
  var work: URL

  /// A demonstration of 300 transitions and one training run of DMIL on it.
  static let specifications = [
    "data.yaml": """
    schema: dmil-spec/1
    kind: demonstration
    id: data
    title: Data
    task: standing-still
    demonstrator: lqr
    transitions: 300
    """,
    "training.yaml": """
    schema: dmil-spec/1
    kind: training
    id: training
    title: Training
    task: standing-still
    data: data
    train: {steps: 36_000, batch: 16}
    evaluation: {every: 3000, episodes: 2}
    snapshots: [0.25, 1.0]
    methods:
      dmil: {learning_rate: 1e-4, policy_widths: [16], dynamics_widths: [16],
             discriminator_widths: [16], dynamics_pretraining_steps: 200, rollout_interval: 100}
    """,
  ]

  init(_ specifications: [String: String] = specifications) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dmil-\(UUID().uuidString)")
    work = folder.appending(path: "work")
    let experiments = folder.appending(path: "repository/paper/experiments")
    try FileManager.default.createDirectory(at: experiments, withIntermediateDirectories: true)
    for (name, text) in specifications { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    try Data((text + "\n").utf8).write(
      to: repository.appending(path: "paper/experiments").appending(path: name))
  }

  // MARK: The program

  struct Ending: Equatable {
    var status: Int32
    var output: String
    var errors: String

    /// The last line of the errors.
    var lastLine: String { errors.split(separator: "\n").last.map(String.init) ?? "" }
  }

  /// The program that was built with these tests, in the same folder.
  static var program: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "dmil")
  }

  /// Runs the program to its end.
  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Ending {
    try start(arguments, environment: environment).ending()
  }

  /// Starts the program.
  func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Running {
    try Running(
      Self.program, arguments + ["--repository", repository.path], in: folder,
      environment: ["DMIL_WORK": work.path].merging(environment) { $1 })
  }

  /// What reproducibility promises to the byte: every file of every result but what may differ.
  func results() throws -> [String: Data] {
    let root = work.appending(path: "results")
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let name = path.split(separator: "/").last ?? ""
      guard name.contains("."), name != "provenance.json", name != "log.txt" else { continue }
      files[path] = try Data(contentsOf: root.appending(path: path))
    }
    return files
  }

  /// The first file below the store whose path satisfies the condition.
  func file(where condition: (String) -> Bool) throws -> URL {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: work.path).sorted()
    let path = paths.first(where: condition)
    return work.appending(path: try #require(path))
  }
}

/// A program that was started, with what it writes going to files.
final class Running {
  let process = Process()
  private let output: URL
  private let errors: URL

  init(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String]
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
    try process.run()
  }

  func ending() throws -> Workshop.Ending {
    process.waitUntilExit()
    return Workshop.Ending(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits until the store's folder holds a file that satisfies the condition, or it has ended.
  func wait(for condition: (String) -> Bool, below folder: URL) throws {
    while process.isRunning {
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      if paths.contains(where: condition) { return }
      Thread.sleep(forTimeInterval: 0.005)
    }
  }
}
