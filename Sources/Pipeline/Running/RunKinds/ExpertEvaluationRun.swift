import Environments
import Experts
import LinearAlgebra

/// An evaluation of a policy of our own that demonstrates a benchmark task, with sampled actions as
/// in its demonstrations.
struct ExpertEvaluationRun {
  let expert: ExpertPolicy
  let model: BenchmarkModel
  let episodeCount: Int
  let seed: UInt64

  func output(monitor: RunMonitor) throws -> RunOutput {
    var output = RunOutput()
    output.add(try summary(while: { !monitor.mustStop }).metrics)
    return output
  }

  /// - Throws: `Interrupted` when `continues` says no.
  func summary(while continues: () -> Bool) throws -> BenchmarkSummary {
    var rollout = try PolicyRollout(
      of: expert.policy, normalizer: nil, choice: .sample, on: model, episodes: 0..<episodeCount
    ) { Generator(seed: seed, stream: "evaluation", index: $0) }
    return try rollout.summary(of: model.task, while: continues)
  }
}
