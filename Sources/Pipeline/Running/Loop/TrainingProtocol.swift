/// When a training run evaluates, keeps snapshots and ends; the learner does not depend on it.
struct TrainingProtocol: Equatable {
  /// Training steps N, without pre-training.
  var stepCount: Int
  /// Steps between two evaluations; steps 0 and N are evaluated too.
  var evaluationInterval: Int
  /// Episodes of an evaluation.
  var episodeCount: Int
  /// When the learner is kept, as fractions of N in 0…1.
  var snapshotFractions: [Double]

  func evaluates(at step: Int) -> Bool {
    step == 0 || step == stepCount || step > 0 && step % evaluationInterval == 0
  }

  /// Steps at which the learner is kept, ascending.
  var snapshotSteps: [Int] {
    let steps = snapshotFractions.map { Int(($0 * Double(stepCount)).rounded()) }
    return Set(steps).sorted()
  }

  /// Steps of the evaluations before `step`.
  func evaluationSteps(before step: Int) -> [Int] {
    (0..<max(step, 0)).filter { evaluates(at: $0) }
  }
}
