import DataFiles
import Foundation
import Imitation
import LinearAlgebra
import Records

/// The training loop: steps, evaluations, snapshots, checkpoints.
///
/// The state of the loop is the learner's tensors, a step count, the curve, and the latest losses;
/// a checkpoint holds exactly these. So an interrupted run ends in the same bytes as an uninterrupted
/// one, wherever its checkpoints were.
struct Trainer<Algorithm: Learner> {
  enum Ending {
    /// The metrics of the evaluation after the last step.
    case finished(RunOutput)
    /// The training step at which a loss or a weight was not finite; negative in pre-training.
    case diverged(atStep: Int)
  }

  let plan: TrainingProtocol
  let evaluation: any PolicyEvaluation
  let folder: CheckpointFolder
  let monitor: RunMonitor
  private(set) var learner: Algorithm
  private(set) var curve: Curve
  /// SHA-256 of the learner's tensors and of the row of the curve, for each evaluation.
  private(set) var chain: [String] = []
  private(set) var losses = [Float?](repeating: nil, count: Algorithm.lossNames.count)
  private var updateCount = 0

  /// Starts, or resumes from the latest checkpoint that fits.
  init(
    learner: Algorithm, plan: TrainingProtocol, evaluation: any PolicyEvaluation,
    folder: CheckpointFolder, monitor: RunMonitor
  ) throws {
    (self.learner, self.plan, self.evaluation) = (learner, plan, evaluation)
    (self.folder, self.monitor) = (folder, monitor)
    curve = Curve(
      metrics: evaluation.metricNames,
      trainingMetrics: Algorithm.lossNames + Algorithm.diagnosticNames)
    let latest = try folder.latest(
      fitting: plan, pretrainingStepCount: learner.pretrainingStepCount,
      skip: { monitor.note("skipped a checkpoint: \($0)") })
    guard let checkpoint = latest else { return }
    guard checkpoint.curve.columns == curve.columns else {
      throw SafetensorsError(file: folder.url.path, problem: "it is of another method")
    }
    try self.learner.restore(checkpoint.tensors.byName)
    updateCount = checkpoint.updateCount
    losses = checkpoint.losses
    (curve, chain) = (checkpoint.curve, checkpoint.chain)
    monitor.resumed(atStep: step, after: checkpoint.effort)
  }

  /// The training step; negative in pre-training.
  private var step: Int { updateCount - learner.pretrainingStepCount }

  /// The latest losses, and the diagnostics of the last evaluation.
  var trainingMetrics: [Float?] {
    let count = Algorithm.diagnosticNames.count
    let diagnostics = curve.rows.last.map { row in
      row.values.suffix(count).map { $0.map { Float($0) } }
    }
    return losses + (diagnostics ?? [])
  }

  /// Trains to the end.
  ///
  /// - Throws: `Interrupted` after a checkpoint, if the monitor asks for the end; `StoreError`
  ///   if a checkpoint cannot be written.
  mutating func run() throws -> Ending {
    var saved = ContinuousClock.now
    while true {
      var last = RunOutput()
      if plan.evaluates(at: step) {
        guard learner.tensors.allSatisfy(\.isFinite) else { return .diverged(atStep: step) }
        last = try evaluate()
      }
      if plan.snapshotSteps.contains(step) || step == plan.stepCount {
        try folder.write(checkpoint(), isSnapshot: true)
      }
      if step == plan.stepCount { return .finished(last) }
      guard update() else { return .diverged(atStep: step) }
      let isDue = monitor.checkpointInterval.map { saved.duration(to: .now) >= $0 } ?? false
      if monitor.mustStop || isDue {
        try folder.write(checkpoint(), isSnapshot: false)
        saved = .now
      }
      if monitor.mustStop { throw Interrupted() }
      monitor.advanced(to: updateCount, of: learner.pretrainingStepCount + plan.stepCount)
    }
  }

  /// Takes one step of the learner, and returns whether its losses are finite.
  private mutating func update() -> Bool {
    let values = learner.step(updateCount)
    updateCount += 1
    for (index, value) in values.enumerated() {
      losses[index] = value ?? losses[index]
    }
    return values.allSatisfy { $0?.isFinite ?? true }
  }

  private mutating func evaluate() throws -> RunOutput {
    let output: RunOutput
    do {
      output = try evaluation.output(
        of: learner.policy, at: step, while: { !monitor.mustStop })
    } catch let interruption as Interrupted {
      try folder.write(checkpoint(), isSnapshot: false)
      throw interruption
    }
    let row = Curve.Row(
      step: step,
      values: evaluation.metricNames.map { output[$0] }
        + (losses + learner.diagnostics(updateCount)).map { $0.map(Double.init) })
    curve.rows.append(row)
    chain.append(
      sha256(of: Safetensors(tensors: learner.tensors, metadata: ["row": row.line]).encoded()))
    monitor.note("step \(step): return \(output[Metric.returnMean].map { "\($0)" } ?? "none")")
    return output
  }

  private func checkpoint() -> Checkpoint {
    Checkpoint(
      updateCount: updateCount, tensors: learner.tensors, losses: losses,
      episodeCount: plan.episodeCount, curve: curve, chain: chain, effort: monitor.effort)
  }
}

extension Tensor {
  fileprivate var isFinite: Bool { elements.allSatisfy(\.isFinite) }
}
