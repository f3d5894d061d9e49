import Demonstrations
import Environments
import Experts
import LinearAlgebra
import Networks

/// How well a policy does a benchmark task: whole episodes from random starts, with the mode of π.
struct BenchmarkEvaluation: PolicyEvaluation {
  let model: BenchmarkModel
  let normalizer: Normalizer
  let episodeCount: Int
  let seed: UInt64

  var measures: [String] {
    ["normalized_score_mean", "normalized_score_std", "return_mean", "length_mean"]
  }

  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput {
    var rollOut = try PolicyRollOut(
      of: policy, normalizer: normalizer, choice: .mode, on: model, episodes: 0..<episodeCount
    ) { episode in
      Generator(seed: seed, stream: "evaluation/\(episode)", index: step)
    }
    guard let episodes = rollOut.episodes(while: continues) else { throw Interrupted() }
    var output = RunOutput()
    output.add(BenchmarkSummary(of: episodes, task: model.task).metrics)
    return output
  }
}
