import Foundation
import Store
import TestSupport
@testable import Claims
@testable import Records
@testable import TracedResults
@testable import Statistics

/// Invented scores of methods on one dataset of Hopper, and invented published numbers and claims.
enum SyntheticScores {
  /// The published numbers and claims of the repository.
  static let paper: Expectations = {
    let folder = repository.appending(path: "paper")
    let locomotion = ["expert", "medium", "ablation", "ablation-noise", "mixed"].flatMap { name in
      SyntheticRuns.locomotion.map { "locomotion-\(name)/\($0)" }
    }
    let experiments =
      locomotion + SyntheticRuns.adroit.map { "adroit-human/\($0)" }
      + SyntheticRuns.robotTasks.map { "robot/\($0)" }
      + ["robot-others/standing-still", "robot-mixed/standing-still"]
      + ["locomotion-modes/halfcheetah"]
      + SyntheticRuns.controls.flatMap { control in
        control.tasks.map { "\(control.experiment)/\($0)" }
      }
    let expectations = try? Expectations(
      readingFrom: folder, experiments: experiments, methods: MethodLabel.methods.map(\.name))
    return expectations ?? Expectations()
  }()

  /// Table 1 with a row for each part, all with the same numbers.
  static func published(
    _ numbers: KeyValuePairs<String, (mean: Double, spread: Double)>, parts: [Double] = [2],
    spread: Published.Spread = .standardDeviation, seedCount: Int? = 3, margin: Double = 5
  ) -> Published {
    let suite = Published.Suite(name: "locomotion", margin: margin, reason: "A twentieth.")
    let entries = parts.flatMap { part in
      numbers.map { method, number in
        Published.Entry(
          address: reference(method, part: part), mean: number.mean, spread: number.spread,
          suite: suite, task: "Hopper", row: "Hopper \(Int(part)) %",
          column: title(ofMethod: method))
      }
    }
    return Published(
      source: "Someone", spread: spread, seedCount: seedCount,
      tables: [.init(number: 1, entries: entries)])
  }

  static func reference(_ method: String, part: Double = 2) -> ScoreReference {
    ScoreReference(
      experiment: "locomotion-expert", task: "hopper", subset: part, method: method)
  }

  /// A claim with one statement.
  static func claim(_ id: String, _ statement: Claim.Statement) -> Claim {
    Claim(
      id: id, text: "\(id) is so.", origin: .published(place: "section 1"),
      criteria: [
        .init(
          form: "greater", metric: "score", statements: [statement], neededCount: 1, reason: nil)
      ])
  }

  /// Results of the methods with these scores by seed; not-a-number for a diverged seed.
  ///
  /// `hash` is that of the published numbers under which they were stored.
  static func results(
    _ scores: [Double: KeyValuePairs<String, [Double]>], published: Published,
    claims: [Claim] = [], profile: Profile = .full, source: String = "d4rl", hash: String? = nil
  ) -> Results {
    let data = SyntheticRuns.run(
      .dataset, "expert-data", "hopper", "expert", ["source": .text(source)])
    let entries = scores.sorted { $0.key > $1.key }.flatMap { part, methods in
      methods.flatMap { method, scores in
        scores.enumerated().map { seed, score in
          let run = Run(
            kind: .training,
            cell: Cell(
              experiment: "locomotion-expert", task: "hopper",
              dataset: "expert-data \(Int(part)) %", method: method),
            seed: seed,
            values: RunValues([
              "method": .text(method), "percent": .number(part), "train.steps": .integer(1),
            ]),
            inputs: [RunInput(name: "dataset", key: data.key)], numerics: [:],
            specification: "locomotion-expert.yaml", title: "Hopper",
            published: hash ?? published.hash)
          let metrics = score.isNaN ? [Metric.divergedAtStep: 30] : [Metric.score: score]
          return Results.Entry(
            run: run, result: SyntheticResults.result(of: run, metrics), provenance: nil)
        }
      }
    }
    return Results(
      profile: profile, entries: [Results.Entry(run: data, result: nil, provenance: nil)] + entries,
      fullRuns: [], expectations: Expectations(published: published, claims: claims)
    ) { (file, _) throws(StoreError) in
      throw .missing(file: file)
    }
  }
}
