import Foundation
import TestSupport
@testable import Claims

/// The files of the repository, and small ones made up for a test.
enum PublishedSample {
  static let paper = repository.appending(path: "paper")

  /// The ids of the experiments that the repository has.
  static func experiments() throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: paper.appending(path: "experiments").path
    ).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
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
          hopper:
            title: Hopper
            suite: walkers
            percents:
              10: [50.5 ± 2.0, 80.0 ± 4.5]
              2: [-0.5 ± 2.0, 70.0 ± 4.5]

    """

  /// Reads a text as published numbers of the experiment `hopper`.
  static func read(_ text: String) throws -> Published {
    try read(text) { try Published(reading: $0, experiments: ["hopper"], methods: ["bc", "dmil"]) }
  }

  /// Reads a text as claims on the experiments `hopper` and `walker`.
  static func readClaims(_ text: String) throws -> Claims {
    try read(text) {
      try Claims(reading: $0, experiments: ["hopper", "walker"], methods: ["bc", "bc+d", "dmil"])
    }
  }

  private static func read<Result>(_ text: String, _ body: (URL) throws -> Result) throws -> Result
  {
    let folder = try Folder()
    let file = URL(
      fileURLWithPath: "sample.yaml", relativeTo: URL(fileURLWithPath: folder.url.path + "/"))
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try body(file)
  }
}
