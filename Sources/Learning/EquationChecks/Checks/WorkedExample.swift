/// Equation (22) on two expert transitions and one rollout, which the paper walks through by hand.
///
/// The inputs are chosen for short numbers. The paper computes value, derivative and difference quotient
/// from them a second time and prints both.
public struct WorkedExample: Sendable {
  static let equation = 22
  /// A mutant of the equation by its change.
  static let change = "the other sign before 1 / outputs.expert"

  /// Inputs and results as metrics; 1 and 2 are the expert transitions, 3 is the rollout.
  ///
  /// `example_value_raised` and `example_value_lowered` are the values with log π of the first
  /// transition moved by `example_step`, and `example_derivative` is the derivative by it.
  public let metrics: [(name: String, value: Double)]

  /// `nil` if the equation is missing, or has no such mutant.
  init?(in sources: [EquationSource], compiled: [CompiledEquation]) {
    guard let function = compiled.first(where: { $0.numbers.contains(Self.equation) }),
      let formula = sources.first(where: { $0.number == Self.equation })?.formula,
      let mutant = formula.mutants.first(where: { $0.change == Self.change }),
      let mutantValue = try? mutant.formula.value(Self.inputs().values)
    else { return nil }
    func value(movedBy step: Double) -> Double {
      function.value(Self.inputs(movedBy: step)).elements[0]
    }
    metrics =
      [("example_alpha", Self.alpha), ("example_step", Self.step)]
      + zip(1..., Self.outputs).map { ("example_d_\($0)", $1) }
      + zip(1..., Self.logPolicy).map { ("example_log_pi_\($0)", $1) }
      + [
        ("example_value", value(movedBy: 0)),
        ("example_derivative", function.gradient(Self.inputs())[0][0]),
        ("example_value_raised", value(movedBy: Self.step)),
        ("example_value_lowered", value(movedBy: -Self.step)),
        ("example_mutant_value", mutantValue.elements[0]),
      ]
  }

  private static let alpha = 10.0
  private static let step = 1e-3
  private static let outputs = [0.8, 0.5, 0.2]
  private static let logPolicy = [-1.0, -2, -3]

  /// With `step` added to log π of the first transition.
  private static func inputs(movedBy step: Double = 0) -> Inputs {
    Inputs(values: [
      "alpha": .number(alpha),
      "outputs.expert": .samples(Array(outputs[..<2])),
      "outputs.suboptimal": .samples([]), "outputs.rollout": .samples([outputs[2]]),
      "logPolicy.expert": .samples([logPolicy[0] + step, logPolicy[1]]),
      "logPolicy.suboptimal": .samples([]), "logPolicy.rollout": .samples([logPolicy[2]]),
    ])
  }
}
