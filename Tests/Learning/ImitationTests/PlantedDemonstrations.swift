import Datasets
import Imitation
import LinearAlgebra

/// A problem of mixed quality with a known solution: equally many demonstrations of the linear expert
/// and of its opposite.
///
/// D_e has few transitions of the expert. D_o has many more of them, and equally many with the opposite
/// action a = −0.5 s₀ + 0.3 s₁. Imitating all alike gives the mean of both, near 0 everywhere.
enum PlantedDemonstrations {
  private static let expertCount = 40
  private static let goodCount = 1_000
  private static let noise = 0.05

  static var data: ImitationData {
    let good = LinearExpert.transitions(goodCount, noise: noise, stream: "good")
    return ImitationData(
      expert: ImitationData.Part(
        LinearExpert.transitions(expertCount, noise: noise, stream: "expert")),
      suboptimal: ImitationData.Part(good.appending(bad)))
  }

  /// The opposite actions, and their next states.
  private static var bad: Transitions {
    let good = LinearExpert.transitions(goodCount, noise: noise, stream: "bad")
    var (actions, next) = (good.actions, good.nextObservations)
    for row in 0..<good.count {
      actions[row, 0] = -good.actions[row, 0]
      for column in 0..<2 { next[row, column] -= 0.2 * good.actions[row, 0] }
    }
    return Transitions(
      observations: good.observations, actions: actions, nextObservations: next)
  }

  /// The error of a learner on held-out states, as a fraction of the error of cloning all data alike.
  static func fractionOfError(of learner: some Learner) -> Float {
    LinearExpert.relativeError(of: learner) / errorOfCloningAll
  }

  /// The mean squared error of cloning all data alike, relative to the variance of the expert's
  /// actions.
  static let errorOfCloningAll: Float = {
    var learner = BehavioralCloning(data, imitatesAll: true)
    learner.run(3_000)
    return LinearExpert.relativeError(of: learner)
  }()
}
