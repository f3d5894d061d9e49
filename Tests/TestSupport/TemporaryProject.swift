public import Foundation
import Testing

/// A repository with tiny specifications and a working store, in a temporary folder, on which tests
/// run the program.
public final class TemporaryProject {
  private let temporary: TemporaryFolder
  /// Holds the repository, the store and what else a test writes.
  public var folder: URL { temporary.url }
  public var repository: URL { folder.appending(path: "repository") }
  /// The working store.
  public var work: URL

  /// Demonstrations of 300 transitions, and one training run of DMIL on them.
  public static let specifications = [
    "data": """
    kind: dataset
    task: standing-still
    demonstrator: lqr
    transitions: 300
    """,
    "training": """
    kind: training
    task: standing-still
    dataset: data
    train: {steps: 36_000, batch_size: 16}
    evaluation: {interval: 3000, episodes: 2}
    snapshots: [0.25, 1.0]
    methods:
      dmil: {learning_rate: 1e-4, policy_widths: [16], dynamics_widths: [16],
             discriminator_widths: [16], dynamics_pretraining_steps: 200, rollout_interval: 100}
    """,
  ]

  public init(_ specifications: [String: String] = specifications) throws {
    temporary = try TemporaryFolder()
    work = temporary.url.appending(path: "work")
    for (id, text) in specifications { try add(id, text) }
  }

  /// Puts the models of the real working store into this one.
  public func linkModels() throws {
    try work.makeFolder()
    try FileManager.default.createSymbolicLink(
      at: work.appending(path: "models"),
      withDestinationURL: workingStore.appending(path: "models"))
  }

  /// Adds or replaces a specification, given without the keys of every file.
  public func add(_ id: String, _ text: String) throws {
    try write(specification(id, text), to: "paper/experiments/\(id).yaml")
  }

  /// Writes a file of the repository, and returns where it is.
  @discardableResult
  public func write(_ text: String, to path: String) throws -> URL {
    let file = repository.appending(path: path)
    try file.write(text)
    return file
  }

  /// The program that was built with these tests, in the same folder.
  public static var program: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
      .deletingLastPathComponent().appending(path: "dmil")
  }

  /// Runs the program to its end.
  public func run(_ arguments: String..., environment: [String: String] = [:]) throws
    -> ProgramResult
  {
    try start(arguments, environment: environment).waitUntilExit()
  }

  /// Runs the program, which must succeed, and returns its output.
  @discardableResult
  public func output(_ arguments: String...) throws -> String {
    let result = try start(arguments).waitUntilExit()
    guard result.status == 0 else { throw result }
    return result.output
  }

  /// Starts the program.
  public func start(_ arguments: [String], environment: [String: String] = [:]) throws
    -> RunningProgram
  {
    try RunningProgram(
      Self.program, arguments + ["--repository", repository.path], in: folder,
      environment: ["DMIL_WORK": work.path].merging(environment) { $1 })
  }

  /// The files of all results that two executions must reproduce: all but provenance, log and seal.
  public func results() throws -> [String: Data] {
    let root = work.appending(path: "results")
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let name = path.split(separator: "/").last ?? ""
      guard name.contains("."), !["provenance.json", "log.txt", "seal.json"].contains(name) else {
        continue
      }
      files[path] = try Data(contentsOf: root.appending(path: path))
    }
    return files
  }

  /// The first file below the store whose path satisfies the condition.
  public func file(where condition: (String) -> Bool) throws -> URL {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: work.path).sorted()
    let path = paths.first(where: condition)
    return work.appending(path: try #require(path))
  }
}
