import Datasets
import Environments
import Experts
import Imitation
import LinearAlgebra
import Networks
import Records

/// An evaluation of a policy on a benchmark task: episodes from random starts, with the mode of π.
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
    var rollout = try PolicyRollout(
      of: policy, normalizer: normalizer, choice: .mode, on: model, episodes: 0..<episodeCount
    ) { episode in
      Generator(seed: seed, stream: "evaluation/\(episode)", index: step)
    }
    return RunOutput(try rollout.summary(of: model.task, while: continues).metrics)
  }
}

extension PolicyRollout {
  /// Simulates all episodes to their ends.
  ///
  /// - Throws: `Interrupted` if `continues` returns false.
  mutating func summary(
    of task: BenchmarkTask, while continues: () -> Bool
  ) throws(Interrupted) -> BenchmarkSummary {
    guard let episodes = episodes(while: continues) else { throw Interrupted() }
    return BenchmarkSummary(of: episodes, task: task)
  }
}

/// An evaluation of a policy on its task.
protocol PolicyEvaluation {
  /// The metrics of a learning curve; the first scores the run.
  var metricNames: [String] { get }

  /// Evaluates a policy of normalized states after a training step; gives metrics, including
  /// `metricNames`, and files.
  ///
  /// - Throws: `Interrupted` if `continues`, called before every control step, returns false;
  ///   `EnvironmentError` if the simulation fails.
  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput
}

/// An evaluation that also measures the likelihood of demonstrated actions.
struct LikelihoodEvaluation: PolicyEvaluation {
  let episodes: any PolicyEvaluation
  let likelihood: DemonstrationLikelihood

  var metricNames: [String] {
    episodes.metricNames + [Metric.trainingLogLikelihood, Metric.heldOutLogLikelihood]
  }

  func output(
    of policy: TanhGaussianPolicy, at step: Int, while continues: () -> Bool
  ) throws -> RunOutput {
    var output = try episodes.output(of: policy, at: step, while: continues)
    let means = likelihood.means(of: policy)
    output.add(Metric.trainingLogLikelihood, means.training)
    if let heldOut = means.heldOut { output.add(Metric.heldOutLogLikelihood, heldOut) }
    return output
  }
}
