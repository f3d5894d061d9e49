internal import Imitation
internal import LinearAlgebra
internal import _Differentiation

/// A function `equationN` as it was compiled, in Double.
struct CompiledEquation: Sendable {
  let number: Int
  /// The names of the parameters by which it is differentiated.
  let variables: [String]
  var value: @Sendable (Inputs) -> Value
  /// The derivatives by the variables, in their order; where the value is a list, those of its sum.
  let gradient: @Sendable (Inputs) -> [[Double]]
}

// MARK: Functions of samples

extension CompiledEquation {
  typealias Numbers = Samples<Double>

  init(
    _ number: Int, by name: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers) -> Double
  ) {
    self.init(
      number: number, variables: [name],
      value: { .number(function($0)($0.samples(name))) },
      gradient: { [_Differentiation.gradient(at: $0.samples(name), of: function($0)).elements] })
  }

  init(
    _ number: Int, by first: String, _ second: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers, Numbers) -> Double
  ) {
    self.init(
      number: number, variables: [first, second],
      value: { .number(function($0)($0.samples(first), $0.samples(second))) },
      gradient: {
        let slopes = _Differentiation.gradient(
          at: $0.samples(first), $0.samples(second), of: function($0))
        return [slopes.0.elements, slopes.1.elements]
      })
  }

  init(
    _ number: Int, by first: String, _ second: String, _ third: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers, Numbers, Numbers) -> Double
  ) {
    self.init(
      number: number, variables: [first, second, third],
      value: {
        .number(function($0)($0.samples(first), $0.samples(second), $0.samples(third)))
      },
      gradient: {
        let slopes = _Differentiation.gradient(
          at: $0.samples(first), $0.samples(second), $0.samples(third), of: function($0))
        return [slopes.0.elements, slopes.1.elements, slopes.2.elements]
      })
  }

  /// A function of the parts `name.expert`, `name.suboptimal` and `name.rollout`.
  init(
    _ number: Int, byPartsOf name: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (DualSamples<Double>) -> Double
  ) {
    self.init(
      number: number, variables: ["\(name).expert", "\(name).suboptimal", "\(name).rollout"],
      value: { .number(function($0)($0.parts(name))) },
      gradient: {
        let slopes = _Differentiation.gradient(at: $0.parts(name), of: function($0))
        return [slopes.expert.elements, slopes.suboptimal.elements, slopes.rollout.elements]
      })
  }
}

// MARK: The equations

extension CompiledEquation {
  /// All equations that compute something, in order.
  static let all = (likelihoods + discriminators + corrections + conditions + combinations + dual)
    .sorted { $0.number < $1.number }

  private static let likelihoods = [
    CompiledEquation(1, by: "logPolicy") { _ in { equation1(logPolicy: $0) } },
    CompiledEquation(2, by: "logDynamics") { _ in { equation2(logDynamics: $0) } },
    CompiledEquation(11, by: "logPolicy") { _ in { equation11(logPolicy: $0) } },
    CompiledEquation(12, by: "logDynamics") { _ in { equation12(logDynamics: $0) } },
    CompiledEquation(13, by: "expertLogPolicy", "rolloutLogPolicy") { _ in
      { equation13(expertLogPolicy: $0, rolloutLogPolicy: $1) }
    },
  ]

  private static let discriminators = [
    CompiledEquation(3, by: "expertOutputs", "rolloutOutputs") { _ in
      { equation3(expertOutputs: $0, rolloutOutputs: $1) }
    },
    CompiledEquation(14, by: "expertOutputs", "rolloutOutputs") { _ in
      { equation14(expertOutputs: $0, rolloutOutputs: $1) }
    },
    CompiledEquation(4, by: "outputs") { inputs in
      let (expert, rollout) = (inputs.samples("expertMass"), inputs.samples("rolloutMass"))
      return { equation4(expertMass: expert, rolloutMass: rollout, outputs: $0) }
    },
    CompiledEquation(16, by: "outputs") { inputs in
      let (expert, rollout) = (inputs.samples("expertMass"), inputs.samples("rolloutMass"))
      return { equation16(expertMass: expert, rolloutMass: rollout, outputs: $0) }
    },
    CompiledEquation(9, by: "expertOutputs", "suboptimalOutputs", "rolloutOutputs") { inputs in
      let eta = inputs.number("eta")
      return {
        equation9(expertOutputs: $0, suboptimalOutputs: $1, rolloutOutputs: $2, eta: eta)
      }
    },
    CompiledEquation(27, by: "expertOutputs", "suboptimalOutputs", "rolloutOutputs") { inputs in
      let eta = inputs.number("eta")
      return {
        equation27(expertOutputs: $0, suboptimalOutputs: $1, rolloutOutputs: $2, eta: eta)
      }
    },
    CompiledEquation(26, by: "expertOutputs", "suboptimalOutputs", "rolloutOutputs") { _ in
      { equation26(expertOutputs: $0, suboptimalOutputs: $1, rolloutOutputs: $2) }
    },
    CompiledEquation(31, by: "outputs") { inputs in
      let (masses, eta) = (inputs.parts("masses"), inputs.number("eta"))
      return { equation31(masses: masses, outputs: $0, eta: eta) }
    },
  ]

  private static let corrections = [
    CompiledEquation(7, by: "expertLogPolicy", "rolloutLogPolicy") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      return {
        equation7(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: expert,
          rolloutOutputs: rollout)
      }
    },
    CompiledEquation(20, by: "expertLogPolicy", "rolloutLogPolicy") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      return {
        equation20(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: expert,
          rolloutOutputs: rollout)
      }
    },
    CompiledEquation(8, by: "expertLogDynamics", "rolloutLogDynamics") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      return {
        equation8(
          expertLogDynamics: $0, rolloutLogDynamics: $1, expertOutputs: expert,
          rolloutOutputs: rollout)
      }
    },
    CompiledEquation(21, by: "expertLogDynamics", "rolloutLogDynamics") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      return {
        equation21(
          expertLogDynamics: $0, rolloutLogDynamics: $1, expertOutputs: expert,
          rolloutOutputs: rollout)
      }
    },
    CompiledEquation(22, by: "expertLogPolicy", "rolloutLogPolicy") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      let alpha = inputs.number("alpha")
      return {
        equation22(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: expert,
          rolloutOutputs: rollout, alpha: alpha)
      }
    },
    CompiledEquation(23, by: "expertLogDynamics", "rolloutLogDynamics") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      let alpha = inputs.number("alpha")
      return {
        equation23(
          expertLogDynamics: $0, rolloutLogDynamics: $1, expertOutputs: expert,
          rolloutOutputs: rollout, alpha: alpha)
      }
    },
    CompiledEquation(24, by: "expertLogDynamics", "rolloutLogDynamics") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      let alpha = inputs.number("alpha")
      return {
        equation24(
          expertLogDynamics: $0, rolloutLogDynamics: $1, expertOutputs: expert,
          rolloutOutputs: rollout, alpha: alpha)
      }
    },
  ]

  private static let conditions = [
    CompiledEquation(6, by: "expertScores", "rolloutScores") { inputs in
      let (expert, rollout) = (inputs.samples("expertOutputs"), inputs.samples("rolloutOutputs"))
      return {
        equation6(
          expertScores: $0, rolloutScores: $1, expertOutputs: expert, rolloutOutputs: rollout)
      }
    },
    equation18ByScores,
    CompiledEquation(19, by: "scores") { inputs in
      let (expert, rollout) = (inputs.samples("expertMass"), inputs.samples("rolloutMass"))
      let outputs = inputs.samples("outputs")
      return {
        equation19(expertMass: expert, rolloutMass: rollout, outputs: outputs, scores: $0)
      }
    },
    CompiledEquation(32, by: "scores") { inputs in
      let (masses, outputs) = (inputs.parts("masses"), inputs.samples("outputs"))
      let eta = inputs.number("eta")
      return { equation32(masses: masses, outputs: outputs, scores: $0, eta: eta) }
    },
  ]

  private static let equation18ByScores = {
    var equation = CompiledEquation(
      18, by: "integrandSlopes", "outputSlopes", "scores"
    ) { _ in
      { sum(equation18(integrandSlopes: $0, outputSlopes: $1, scores: $2)) }
    }
    equation.value = {
      .samples(
        equation18(
          integrandSlopes: $0.samples("integrandSlopes"),
          outputSlopes: $0.samples("outputSlopes"), scores: $0.samples("scores")
        ).elements)
    }
    return equation
  }()

  /// Their variables are single numbers: the means of lists of one.
  private static let combinations = [
    CompiledEquation(15, by: "likelihoodLoss", "correction") { inputs in
      let alpha = inputs.number("alpha")
      return {
        equation15(likelihoodLoss: expectation($0), correction: expectation($1), alpha: alpha)
      }
    },
    CompiledEquation(
      28, by: "likelihoodLoss", "reliabilityCorrection", "optimalityCorrection"
    ) { inputs in
      let weights = inputs.weights
      return {
        equation28(
          likelihoodLoss: expectation($0), reliabilityCorrection: expectation($1),
          optimalityCorrection: expectation($2), weights: weights)
      }
    },
  ]

  private static let dual = [
    CompiledEquation(10, byPartsOf: "logPolicy") { inputs in
      let (reliability, optimality) = (inputs.parts("reliability"), inputs.parts("optimality"))
      let weights = inputs.weights
      return {
        equation10(
          logPolicy: $0, reliability: reliability, optimality: optimality, weights: weights)
      }
    },
    CompiledEquation(34, byPartsOf: "logPolicy") { inputs in
      let (reliability, optimality) = (inputs.parts("reliability"), inputs.parts("optimality"))
      let weights = inputs.weights
      return {
        equation34(
          logPolicy: $0, reliability: reliability, optimality: optimality, weights: weights)
      }
    },
    CompiledEquation(29, byPartsOf: "logDynamics") { inputs in
      let reliability = inputs.parts("reliability")
      return { equation29(logDynamics: $0, reliability: reliability) }
    },
    CompiledEquation(30, byPartsOf: "logPolicy") { inputs in
      let reliability = inputs.parts("reliability")
      return { equation30(logPolicy: $0, reliability: reliability) }
    },
    CompiledEquation(33, byPartsOf: "logPolicy") { inputs in
      let (optimality, eta) = (inputs.parts("optimality"), inputs.number("eta"))
      return { equation33(logPolicy: $0, optimality: optimality, eta: eta) }
    },
    CompiledEquation(35, byPartsOf: "logDynamics") { inputs in
      let (reliability, alpha) = (inputs.parts("reliability"), inputs.number("alpha"))
      return { equation35(logDynamics: $0, reliability: reliability, alpha: alpha) }
    },
  ]
}
