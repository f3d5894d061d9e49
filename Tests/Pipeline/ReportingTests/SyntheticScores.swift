import Foundation
import Store
import TestSupport
@testable import Claims
@testable import Records
@testable import Statistics
@testable import Reporting

/// Scores that were never measured, of learners on one recording of Hopper, and numbers and claims
/// that nobody published.
enum SyntheticScores {
  /// The published numbers and claims of the repository.
  static let paper: (published: Published?, claims: [Claim]) = {
    let folder = repository.appending(path: "paper")
    let files = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "experiments").path)
    let experiments = (files ?? []).map { String($0.prefix { $0 != "." }) }.sorted()
    let methods = [
      "bc", "bc+d", "2-phase-bc+d", "valuedice", "iq-learn", "dmil", "dmil-no-d-adv",
      "dmil-no-d-adv-pi-info", "bc-exp", "bc-all", "oril", "dwbc", "d2mil",
    ]
    let claims = try? Claims(
      reading: folder.appending(path: "claims.yaml"), experiments: experiments, methods: methods)
    return (
      try? Published(
        reading: folder.appending(path: "published.yaml"), experiments: experiments,
        methods: methods), claims?.all ?? []
    )
  }()

  /// Of the published numbers of the repository.
  static let paperHash = paper.published?.hash

  /// Table 1 with a row for each part: the same numbers of these methods.
  static func published(
    _ numbers: KeyValuePairs<String, (mean: Double, spread: Double)>, parts: [Double] = [2],
    spread: Published.Spread = .standardDeviation, seedCount: Int? = 3, margin: Double = 5
  ) -> Published {
    let suite = Published.Suite(name: "walkers", margin: margin, reason: "A twentieth.")
    let entries = parts.flatMap { part in
      numbers.map { method, number in
        Published.Entry(
          address: address(method, part: part), mean: number.mean, spread: number.spread,
          suite: suite, task: "Hopper", row: "Hopper \(Int(part)) %",
          column: title(ofMethod: method))
      }
    }
    return Published(
      source: "Someone", spread: spread, seedCount: seedCount,
      tables: [.init(number: 1, entries: entries)])
  }

  static func address(_ method: String, part: Double = 2) -> ScoreReference {
    ScoreReference(experiment: "hopper-expert", part: part, method: method)
  }

  /// A claim that the cells of Hopper's 2 % decide.
  static func claim(_ id: String, _ statement: Claim.Statement) -> Claim {
    Claim(
      id: id, text: "\(id) is so.", place: "section 1",
      criteria: [
        .init(
          form: "greater", metric: "score", statements: [statement], neededCount: 1, reason: nil)
      ])
  }

  /// Results of the methods with these scores, a seed each, not a number for a seed that diverged.
  ///
  /// - Parameters:
  ///   - scores: By part of the data and method.
  ///   - published: What they are judged by.
  ///   - claims: What they decide.
  ///   - profile: The profile that they are of.
  ///   - source: Where the recording comes from.
  ///   - hash: What they were stored to be judged by; the published numbers unless said.
  /// - Returns: Results with the recording that the runs read.
  static func results(
    _ scores: [Double: KeyValuePairs<String, [Double]>], published: Published,
    claims: [Claim] = [], profile: Profile = .full, source: String = "d4rl", hash: String? = nil
  ) -> Results {
    let data = SyntheticResults.run(
      .demonstration, "hopper-expert-data", "hopper", "expert",
      values: ["source": .text(source), "file": .text("")])
    let entries = scores.sorted { $0.key > $1.key }.flatMap { part, methods in
      methods.flatMap { method, scores in
        scores.enumerated().map { seed, score in
          entry(method, part, seed, score, on: data, judgedBy: hash ?? published.hash)
        }
      }
    }
    return Results(
      profile: profile, entries: [Results.Entry(run: data, result: nil, provenance: nil)] + entries,
      outline: [],
      expectations: Expectations(published: published, claims: claims)
    ) { (file, _) throws(StoreError) in
      throw .missing(file: file)
    }
  }

  private static func entry(
    _ method: String, _ part: Double, _ seed: Int, _ score: Double, on data: Run,
    judgedBy hash: String
  ) -> Results.Entry {
    let run = Run(
      kind: .training,
      cell: Cell(
        experiment: "hopper-expert", task: "hopper", data: "hopper-expert-data \(Int(part)) %",
        method: method),
      seed: seed, values: RunValues(["percent": .number(part)]),
      inputs: [RunInput(name: "data", key: data.key)], numerics: [:],
      specification: "hopper-expert.yaml", title: "Hopper", published: hash)
    let metrics = score.isNaN ? ["diverged_at_step": 30] : ["score": score]
    return Results.Entry(
      run: run,
      result: RunResult(of: run, inputs: [:], metrics: metrics, chain: [], files: [:]),
      provenance: nil)
  }

  /// The Markdown of a manuscript whose one block asks for `block`.
  static func markdown(_ block: String, _ results: Results) throws -> String {
    let kind = block.split(separator: " ")[0]
    let text = "See {{\(kind) 1}}.\n\n::: \(block)\nCaption.\n:::\n"
    return try Expansion(
      of: try Manuscript(parsing: text, file: "p.md"), with: results, figureFolder: "figures"
    ).markdown.plain
  }

  /// The cells of a line of a table from the one, the first or the second, that a person would
  /// write like this.
  static func row(_ start: String, in markdown: String) -> [String]? {
    let rows = markdown.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    return rows.lazy.compactMap { row in
      row.prefix(2).firstIndex { $0.replacing("\\", with: "") == start }
        .map { Array(row[$0...]) }
    }.first
  }
}
