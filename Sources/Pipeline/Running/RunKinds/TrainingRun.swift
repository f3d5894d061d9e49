import DataFiles
import Datasets
import Environments
import Foundation
import Imitation
import LinearAlgebra
import Records

/// The training of one learner, with the result of a training run.
struct TrainingRun {
  let plan: TrainingProtocol
  /// The name of the task in specifications.
  let task: String
  let normalizer: Normalizer
  let evaluation: any PolicyEvaluation
  let folder: CheckpointFolder

  /// Files: `curve.csv`, files of the last evaluation, `checkpoint.safetensors`, and a file for each
  /// snapshot.
  ///
  /// A run that diverged has the metric `diverged_at_step`, its curve so far, and the latest finite
  /// training metrics, but no metrics or files of a policy.
  func output(of learner: some Learner, monitor: RunMonitor) throws -> RunOutput {
    let pretrainingStepCount = learner.pretrainingStepCount
    let names = type(of: learner).lossNames + type(of: learner).diagnosticNames
    var trainer = try Trainer(
      learner: learner, plan: plan, evaluation: evaluation, folder: folder, monitor: monitor)
    let ending = try trainer.run()
    var output = RunOutput(chain: trainer.chain)
    output.add(file: ResultFile.curve, trainer.curve.csv)
    for (name, value) in zip(names, trainer.trainingMetrics) {
      if let value, value.isFinite { output.add(Metric.last(name), Double(value)) }
    }
    switch ending {
    case .diverged(let step):
      output.add(Metric.divergedAtStep, Double(step))
      monitor.note("diverged at step \(step)")
    case .finished(let last):
      output.add(last)
      if let score = trainer.curve.score { output.add(Metric.score, score) }
      output.add(
        file: ResultFile.checkpoint, policyFile(trainer.learner.tensors, at: plan.stepCount))
      for step in plan.snapshotSteps {
        guard let kept = try folder.snapshot(at: step + pretrainingStepCount) else { continue }
        output.add(file: ResultFile.snapshot(at: step), policyFile(kept.tensors, at: step))
      }
    }
    return output
  }

  /// A learner's tensors and the normalizer, so that the policy can be used elsewhere:
  /// a = mode π((s − mean) / deviation).
  private func policyFile(_ tensors: [Tensor], at step: Int) -> Data {
    let count = normalizer.mean.count
    return Safetensors(
      tensors: tensors + [
        Tensor(name: "normalizer.mean", shape: [count], elements: normalizer.mean),
        Tensor(name: "normalizer.deviation", shape: [count], elements: normalizer.deviation),
      ],
      metadata: ["step": String(step), "task": task]
    ).encoded()
  }
}

/// The normalized data of a training run, and the normalizer.
struct TrainingData {
  let data: ImitationData
  /// Fitted to the observations of D_e and D_o.
  let normalizer: Normalizer
  /// Transitions of the dataset of D_e, without added noise, that are in neither D_e nor D_o; `nil` if
  /// there are none.
  let heldOut: Transitions?

  init(
    task: TaskChoice, expert: Dataset, suboptimal: Dataset? = nil, heldOut: Transitions? = nil
  ) {
    let observations = expert.transitions.observations
    let normalizer = Normalizer(
      fitting: suboptimal.map { observations.appending($0.transitions.observations) }
        ?? observations)
    func part(_ set: Dataset) -> ImitationData.Part {
      ImitationData.Part(
        transitions: normalizer.normalized(set.transitions), terminals: set.terminals)
    }
    self.normalizer = normalizer
    self.heldOut = heldOut.map(normalizer.normalized)
    data = ImitationData(expert: part(expert), suboptimal: suboptimal.map(part)) { state in
      task.endsEpisode(at: normalizer.denormalized(state))
    }
  }
}

extension TaskChoice {
  fileprivate func endsEpisode(at observation: [Float]) -> Bool {
    switch self {
    case .robot(let task): task.endsEpisode(at: observation)
    case .benchmark(let task): task.endsEpisode(at: observation)
    }
  }
}
