internal import Imitation
internal import LinearAlgebra
internal import _Differentiation

/// The compiled function of one or more equations, in Double.
struct CompiledEquation: Sendable {
  let numbers: [Int]
  /// The parameters of the gradient, by name.
  let variables: [String]
  var value: @Sendable (Inputs) -> Value
  /// The derivatives by the variables, in their order; of the sum, where the value is a list.
  let gradient: @Sendable (Inputs) -> [[Double]]
}

// MARK: Functions of samples

extension CompiledEquation {
  typealias Numbers = Samples<Double>

  init(
    _ numbers: Int..., by name: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers) -> Double
  ) {
    self.init(
      numbers: numbers, variables: [name],
      value: { .number(function($0)($0.samples(name))) },
      gradient: { [_Differentiation.gradient(at: $0.samples(name), of: function($0)).elements] })
  }

  init(
    _ numbers: Int..., by first: String, _ second: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers, Numbers) -> Double
  ) {
    self.init(
      numbers: numbers, variables: [first, second],
      value: { .number(function($0)($0.samples(first), $0.samples(second))) },
      gradient: {
        let gradient = _Differentiation.gradient(
          at: $0.samples(first), $0.samples(second), of: function($0))
        return [gradient.0.elements, gradient.1.elements]
      })
  }

  init(
    _ numbers: Int..., by first: String, _ second: String, _ third: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Numbers, Numbers, Numbers) -> Double
  ) {
    self.init(
      numbers: numbers, variables: [first, second, third],
      value: {
        .number(function($0)($0.samples(first), $0.samples(second), $0.samples(third)))
      },
      gradient: {
        let gradient = _Differentiation.gradient(
          at: $0.samples(first), $0.samples(second), $0.samples(third), of: function($0))
        return [gradient.0.elements, gradient.1.elements, gradient.2.elements]
      })
  }

  /// A function of the parts `name.expert`, `name.suboptimal` and `name.rollout`.
  init(
    _ numbers: Int..., byPartsOf name: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (D2MILSamples<Double>) -> Double
  ) {
    self.init(
      numbers: numbers, variables: Inputs.datasets.map { "\(name).\($0)" },
      value: { .number(function($0)($0.parts(name))) },
      gradient: {
        let gradient = _Differentiation.gradient(at: $0.parts(name), of: function($0))
        return [gradient.expert, gradient.suboptimal, gradient.rollout].map(\.elements)
      })
  }
}

// MARK: The equations

extension CompiledEquation {
  /// All equations that compute something.
  static let all =
    likelihoods + discriminators + corrections + conditions + combinations + d2milCorrections

  private static let likelihoods = [
    CompiledEquation(1, 11, by: "logPolicy") { _ in { policyLikelihoodLoss(logPolicy: $0) } },
    CompiledEquation(2, 12, by: "logDynamics") { _ in
      { dynamicsLikelihoodLoss(logDynamics: $0) }
    },
    CompiledEquation(13, by: "expertLogPolicy", "rolloutLogPolicy") { _ in
      { fineTuningLoss(expertLogPolicy: $0, rolloutLogPolicy: $1) }
    },
  ]

  private static let discriminators = [
    CompiledEquation(3, 14, by: "expertOutputs", "rolloutOutputs") { _ in
      { discriminatorLoss(expertOutputs: $0, rolloutOutputs: $1) }
    },
    CompiledEquation(4, 16, by: "outputs") { x in
      {
        integratedDiscriminatorLoss(
          expertMass: x.samples("expertMass"), rolloutMass: x.samples("rolloutMass"), outputs: $0)
      }
    },
    CompiledEquation(9, 27, by: "expertOutputs", "suboptimalOutputs", "rolloutOutputs") { x in
      {
        optimalityLoss(
          expertOutputs: $0, suboptimalOutputs: $1, rolloutOutputs: $2, eta: x.number("eta"))
      }
    },
    CompiledEquation(26, by: "expertOutputs", "suboptimalOutputs", "rolloutOutputs") { _ in
      { reliabilityLoss(expertOutputs: $0, suboptimalOutputs: $1, rolloutOutputs: $2) }
    },
    CompiledEquation(31, by: "outputs") { x in
      { integratedOptimalityLoss(masses: x.parts("masses"), outputs: $0, eta: x.number("eta")) }
    },
  ]

  private static let corrections = [
    CompiledEquation(7, by: "expertLogPolicy", "rolloutLogPolicy") { x in
      {
        policyCorrection(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: x.samples("expertOutputs"),
          rolloutOutputs: x.samples("rolloutOutputs"))
      }
    },
    CompiledEquation(20, by: "expertLogPolicy", "rolloutLogPolicy") { x in
      {
        derivedPolicyCorrection(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: x.samples("expertOutputs"),
          rolloutOutputs: x.samples("rolloutOutputs"))
      }
    },
    CompiledEquation(8, by: "expertLogDynamics", "rolloutLogDynamics") { x in
      {
        dynamicsCorrection(
          expertLogDynamics: $0, rolloutLogDynamics: $1,
          expertOutputs: x.samples("expertOutputs"), rolloutOutputs: x.samples("rolloutOutputs"))
      }
    },
    CompiledEquation(21, by: "expertLogDynamics", "rolloutLogDynamics") { x in
      {
        derivedDynamicsCorrection(
          expertLogDynamics: $0, rolloutLogDynamics: $1,
          expertOutputs: x.samples("expertOutputs"), rolloutOutputs: x.samples("rolloutOutputs"))
      }
    },
    CompiledEquation(22, by: "expertLogPolicy", "rolloutLogPolicy") { x in
      {
        dmilPolicyLoss(
          expertLogPolicy: $0, rolloutLogPolicy: $1, expertOutputs: x.samples("expertOutputs"),
          rolloutOutputs: x.samples("rolloutOutputs"), alpha: x.number("alpha"))
      }
    },
    CompiledEquation(23, by: "expertLogDynamics", "rolloutLogDynamics") { x in
      {
        dmilDynamicsLossByTerm(
          expertLogDynamics: $0, rolloutLogDynamics: $1,
          expertOutputs: x.samples("expertOutputs"), rolloutOutputs: x.samples("rolloutOutputs"),
          alpha: x.number("alpha"))
      }
    },
    CompiledEquation(24, by: "expertLogDynamics", "rolloutLogDynamics") { x in
      {
        dmilDynamicsLoss(
          expertLogDynamics: $0, rolloutLogDynamics: $1,
          expertOutputs: x.samples("expertOutputs"), rolloutOutputs: x.samples("rolloutOutputs"),
          alpha: x.number("alpha"))
      }
    },
  ]

  private static let conditions = [
    CompiledEquation(6, by: "expertScores", "rolloutScores") { x in
      {
        relaxedCondition(
          expertScores: $0, rolloutScores: $1, expertOutputs: x.samples("expertOutputs"),
          rolloutOutputs: x.samples("rolloutOutputs"))
      }
    },
    chainRule,
    CompiledEquation(19, by: "scores") { x in
      {
        integratedRelaxedCondition(
          expertMass: x.samples("expertMass"), rolloutMass: x.samples("rolloutMass"),
          outputs: x.samples("outputs"), scores: $0)
      }
    },
    CompiledEquation(32, by: "scores") { x in
      {
        integratedOptimalityCondition(
          masses: x.parts("masses"), outputs: x.samples("outputs"), scores: $0,
          eta: x.number("eta"))
      }
    },
  ]

  /// Equation 18, with the gradient of its sum over the points.
  private static let chainRule = {
    var equation = CompiledEquation(
      18, by: "integrandDerivatives", "outputDerivatives", "scores"
    ) { _ in
      { sum(chainRuleCondition(integrandDerivatives: $0, outputDerivatives: $1, scores: $2)) }
    }
    equation.value = {
      .samples(
        chainRuleCondition(
          integrandDerivatives: $0.samples("integrandDerivatives"),
          outputDerivatives: $0.samples("outputDerivatives"), scores: $0.samples("scores")
        ).elements)
    }
    return equation
  }()

  /// Their variables are single numbers: the means of lists of one.
  private static let combinations = [
    CompiledEquation(15, by: "likelihoodLoss", "correction") { x in
      {
        dmilLoss(
          likelihoodLoss: expectation($0), correction: expectation($1), alpha: x.number("alpha"))
      }
    },
    CompiledEquation(
      28, by: "likelihoodLoss", "reliabilityCorrection", "optimalityCorrection"
    ) { x in
      {
        d2milLoss(
          likelihoodLoss: expectation($0), reliabilityCorrection: expectation($1),
          optimalityCorrection: expectation($2), weights: x.weights)
      }
    },
  ]

  private static let d2milCorrections = [
    CompiledEquation(10, byPartsOf: "logPolicy") { x in
      {
        d2milPolicyCorrection(
          logPolicy: $0, reliability: x.parts("reliability"), optimality: x.parts("optimality"),
          weights: x.weights)
      }
    },
    CompiledEquation(34, byPartsOf: "logPolicy") { x in
      {
        d2milPolicyLoss(
          logPolicy: $0, reliability: x.parts("reliability"), optimality: x.parts("optimality"),
          weights: x.weights)
      }
    },
    CompiledEquation(29, byPartsOf: "logDynamics") { x in
      { reliabilityDynamicsCorrection(logDynamics: $0, reliability: x.parts("reliability")) }
    },
    CompiledEquation(30, byPartsOf: "logPolicy") { x in
      { reliabilityPolicyCorrection(logPolicy: $0, reliability: x.parts("reliability")) }
    },
    CompiledEquation(33, byPartsOf: "logPolicy") { x in
      {
        optimalityPolicyCorrection(
          logPolicy: $0, optimality: x.parts("optimality"), eta: x.number("eta"))
      }
    },
    CompiledEquation(35, byPartsOf: "logDynamics") { x in
      {
        d2milDynamicsLoss(
          logDynamics: $0, reliability: x.parts("reliability"), alpha: x.number("alpha"))
      }
    },
  ]
}
