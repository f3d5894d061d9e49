internal import Experts
internal import Imitation

/// The losses that train something, each with the equations that it consists of.
public struct TrainedLosses: Sendable {
  /// The name of a learner's type.
  let learner: String
  /// The losses that the learner reports, in its order.
  let names: [String]
  let equations: [[Int]]

  private init(_ learner: String, _ names: [String], _ equations: [Int]...) {
    (self.learner, self.names, self.equations) = (learner, names, equations)
  }

  static let all = [
    TrainedLosses("BehavioralCloning", BehavioralCloning.lossNames, [1]),
    TrainedLosses(
      "BehavioralCloningWithDynamics", BehavioralCloningWithDynamics.lossNames, [11, 13], [12, 53]),
    TrainedLosses("DMIL", DMIL.lossNames, [22], [12, 24, 53], [14]),
    TrainedLosses("D2MIL", D2MIL.lossNames, [34], [2, 35, 53], [26], [27]),
    TrainedLosses("ValueDICE", ValueDICE.lossNames, [45], [2, 53], [43, 44]),
    TrainedLosses("IQLearn", IQLearn.lossNames, [48], [46, 47]),
    TrainedLosses("DWBC", DWBC.lossNames, [37], [36]),
    TrainedLosses("ORIL", ORIL.lossNames, [41, 42], [39, 40], [38]),
    TrainedLosses(
      "TQC", ["critic_loss", "policy_loss", "temperature_loss"], [49, 50], [51], [52]),
  ]

  /// The equations behind each learner, and what no equation check looks at.
  public static var text: String {
    let learners = all.map { learner in
      let numbers = Set(learner.equations.flatMap(\.self)).sorted()
      return "\(learner.learner) \(numbers.map { "(\($0))" }.joined(separator: " "))"
    }
    return "Trained by these equations: \(learners.joined(separator: ", ")).\n"
      + "Outside of these checks, with tests of their own: networks and optimizer, bounds of gradients, "
      + "rollouts and data, scores, statistics and t-SNE. Nothing else trains."
  }
}
