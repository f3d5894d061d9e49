import Datasets
import Foundation
import Imitation
import LinearAlgebra
import Records

/// One learner on one demonstration, with what the paper needs of it.
struct TrainingRun {
  let plan: TrainingProtocol
  /// The task by the name that specifications use.
  let task: String
  let normalizer: Normalizer
  let evaluation: any PolicyEvaluation
  let folder: CheckpointFolder

  /// Files: `curve.csv`, those of the last evaluation, `checkpoint.safetensors`,
  /// `snapshot-<step>.safetensors`.
  ///
  /// A run that diverged has the metric `diverged_at_step`, its curve so far, and the latest
  /// losses; it has no policy to speak of, hence no return, trajectory or checkpoint.
  func output(of learner: some Learner, monitor: RunMonitor) throws -> RunOutput {
    let pretrainingStepCount = learner.pretrainingStepCount
    let names = type(of: learner).lossNames + type(of: learner).diagnosticNames
    var trainer = try Trainer(
      learner: learner, plan: plan, evaluation: evaluation, folder: folder, monitor: monitor)
    let ending = try trainer.run()
    var output = RunOutput(chain: trainer.chain)
    output.add(file: ResultFile.curve, trainer.curve.csv)
    for (name, value) in zip(names, trainer.trainingMetrics) {
      if let value, value.isFinite { output.add("last_\(name)", Double(value)) }
    }
    switch ending {
    case .diverged(let step):
      output.add(Metric.divergedAtStep, Double(step))
    case .finished(let last):
      output.add(last)
      if let score = trainer.curve.score { output.add(Metric.score, score) }
      output.add(
        file: ResultFile.checkpoint, policyFile(trainer.learner.tensors, at: plan.stepCount))
      for step in plan.snapshotSteps {
        let updates = step + pretrainingStepCount
        guard let kept = try folder.snapshot(at: updates)
        else { continue }
        output.add(file: ResultFile.snapshot(at: step), policyFile(kept.tensors, at: step))
      }
    }
    return output
  }

  /// A learner's tensors and the normaliser, so that a reader can use the policy:
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
