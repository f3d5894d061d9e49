internal import Imitation
internal import LinearAlgebra
internal import _Differentiation

/// Equation (22) on two expert transitions and one rollout, which the paper walks through by hand.
///
/// The inputs are chosen for short numbers. The paper computes the same from them a second time.
public enum WorkedExample {
  /// Inputs and results; 1 and 2 are the expert transitions, 3 is the rollout.
  ///
  /// `example_value_raised` and `example_value_lowered` are the values with log π of the first
  /// transition moved by `example_step`, and `example_derivative` is the derivative by it.
  public static var metrics: [(name: String, value: Double)] {
    let slopes = gradient(at: transitions(logPolicy), of: loss)
    return [("example_alpha", alpha), ("example_step", step)]
      + zip(1..., outputs).map { ("example_d_\($0)", $1) }
      + zip(1..., logPolicy).map { ("example_log_pi_\($0)", $1) }
      + [
        ("example_value", value(movedBy: 0)),
        ("example_derivative", slopes.expert.elements[0]),
        ("example_value_raised", value(movedBy: step)),
        ("example_value_lowered", value(movedBy: -step)),
        ("example_mutant_value", mutantValue),
      ]
  }

  private static let alpha = 10.0
  private static let outputs = [0.8, 0.5, 0.2]
  private static let logPolicy = [-1.0, -2, -3]
  private static let step = 1e-3

  private static func transitions(_ values: [Double]) -> SamplesByDataset<Double> {
    SamplesByDataset(
      expert: Samples(Array(values[..<2])), suboptimal: Samples([]), rollout: Samples([values[2]]))
  }

  @differentiable(reverse)
  private static func loss(_ logPolicy: SamplesByDataset<Double>) -> Double {
    dmilPolicyLoss(
      logPolicy: logPolicy, outputs: withoutDerivative(at: transitions(outputs)), alpha: alpha)
  }

  private static func value(movedBy step: Double) -> Double {
    loss(transitions([logPolicy[0] + step] + logPolicy[1...]))
  }

  /// With the other sign before 1/d.
  private static var mutantValue: Double {
    let expert = (0..<2).map { -(alpha + 1 / outputs[$0]) * logPolicy[$0] }
    return (expert[0] + expert[1]) / 2 - logPolicy[2] / (1 - outputs[2])
  }
}
