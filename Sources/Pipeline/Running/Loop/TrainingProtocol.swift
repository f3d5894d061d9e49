/// What a training run does besides learning: when it evaluates, what it keeps, where it ends.
///
/// None of this moves the learner, which does not know of it.
struct TrainingProtocol: Equatable {
  /// Reported steps in all, N; the pre-training comes before and is not counted.
  var stepCount: Int
  /// Steps between two evaluations; steps 0 and N are evaluated too.
  var evaluationInterval: Int
  /// Episodes of an evaluation.
  var episodeCount: Int
  /// Fractions of N at which the learner is kept, each in 0…1.
  var snapshotFractions: [Double]

  func evaluates(at step: Int) -> Bool {
    step == 0 || step == stepCount || step > 0 && step % evaluationInterval == 0
  }

  /// The steps at which the learner is kept, ascending.
  var snapshotSteps: [Int] {
    let steps = snapshotFractions.map { Int(($0 * Double(stepCount)).rounded()) }
    return Set(steps).sorted()
  }

  /// The evaluations that come before `step`.
  func evaluationSteps(before step: Int) -> [Int] {
    (0..<max(step, 0)).filter { evaluates(at: $0) }
  }
}
