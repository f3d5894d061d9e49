import Datasets
import Environments
import Experts
import LinearAlgebra
import Networks
import Records

/// How well a policy does a benchmark task: whole episodes from random starts, with the mode of π.
struct BenchmarkEvaluation: PolicyEvaluation {
  let model: BenchmarkModel
  let normalizer: Normalizer
  let episodeCount: Int
  let seed: UInt64

  var metricNames: [String] {
    [
      Metric.normalizedScoreMean, Metric.normalizedScoreDeviation, Metric.returnMean,
      Metric.lengthMean,
    ]
  }

  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput {
    var rollOut = try PolicyRollOut(
      of: policy, normalizer: normalizer, choice: .mode, on: model, episodes: 0..<episodeCount
    ) { episode in
      Generator(seed: seed, stream: "evaluation/\(episode)", index: step)
    }
    var output = RunOutput()
    output.add(try rollOut.summary(of: model.task, while: continues).metrics)
    return output
  }
}

extension PolicyRollOut {
  /// Carries all episodes of a task to their ends and summarises them.
  ///
  /// - Throws: `Interrupted` when `continues` says no before.
  mutating func summary(
    of task: BenchmarkTask, while continues: () -> Bool
  ) throws(Interrupted) -> BenchmarkSummary {
    guard let episodes = episodes(while: continues) else { throw Interrupted() }
    return BenchmarkSummary(of: episodes, task: task)
  }
}
