import Foundation
import TestSupport
import Testing
@testable import Claims

/// The files of the repository, and small ones made up for a test.
enum PublishedSample {
  static let paper = repository.appending(path: "paper")

  /// The tasks of each experiment of the repository, by its id, as their files have them.
  private static func tasks() throws -> [String: [String]] {
    let folder = paper.appending(path: "experiments")
    return Dictionary(
      uniqueKeysWithValues: try folder.names.map { name in
        let text = try folder.appending(path: name).text
        let words = text.firstMatch(of: /\ntasks?: \[?([a-z0-9, -]+)/)?.1 ?? ""
        return (
          String(name.prefix { $0 != "." }),
          words.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        )
      })
  }

  private static func experiments() throws -> [String] {
    try tasks().sorted { $0.key < $1.key }.flatMap { id, tasks in tasks.map { "\(id)/\($0)" } }
  }

  /// Expects that the repository has an experiment on the task that trains the method.
  static func expectCell(of reference: ScoreReference) throws {
    #expect(try tasks()[reference.experiment]?.contains(reference.task) == true, "\(reference)")
    let file = paper.appending(path: "experiments/\(reference.experiment).yaml")
    #expect(try file.text.contains("\n  \(reference.method):"), "\(reference)")
  }

  static let methods = [
    "bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil", "dmil-no-d-adv",
    "dmil-no-d-adv-pi-info", "bc-exp", "bc-all", "oril", "dwbc", "d2mil",
  ]

  static func ofThePaper() throws -> Published {
    try Published(
      reading: paper.appending(path: "published.yaml"), experiments: experiments(),
      methods: methods)
  }

  static func claimsOfThePaper() throws -> Claims {
    try Claims(
      reading: paper.appending(path: "claims.yaml"), experiments: experiments(), methods: methods)
  }

  /// One table of two methods on one task.
  static let text = """
    schema: dmil-published/1
    source: Someone, 2022
    spread: unknown
    seeds: 3
    suites:
      walkers: {margin: 5, reason: A twentieth.}
    methods: {bc: BC, dmil: DMIL}
    tables:
      1:
        methods: [bc, dmil]
        rows:
          legs/hopper:
            title: Hopper
            suite: walkers
            percents:
              10: [50.5 ± 2.0, 80.0 ± 4.5]
              2: [-0.5 ± 2.0, 70.0 ± 4.5]

    """

  /// Reads a text as published numbers of the experiment `legs` on `hopper`.
  static func read(_ text: String) throws -> Published {
    try read(text) {
      try Published(reading: $0, experiments: ["legs/hopper"], methods: ["bc", "dmil"])
    }
  }

  /// Reads a text as claims on the experiments `legs`, which has two tasks, and `robot`.
  static func readClaims(_ text: String) throws -> Claims {
    try read(text) {
      try Claims(
        reading: $0, experiments: ["legs/hopper", "legs/walker", "robot"],
        methods: ["bc", "bc+d", "dmil"])
    }
  }

  private static func read<Result>(_ text: String, _ body: (URL) throws -> Result) throws -> Result
  {
    let folder = try Folder()
    try folder.write(text, to: "sample.yaml")
    return try body(folder.specifications.appending(path: "sample.yaml"))
  }
}
