internal import Formulas
internal import Imitation
internal import LinearAlgebra
internal import _Differentiation

/// The compiled function of one or more equations, in Double.
struct CompiledEquation: Sendable {
  let numbers: [Int]
  /// The parameters of the gradient, by name; none for constants of other losses.
  let variables: [String]
  var value: @Sendable (Inputs) -> Value
  /// The derivatives by the variables, in their order; of the sum, where the value is a list.
  let gradient: @Sendable (Inputs) -> [[Double]]
}

extension CompiledEquation {
  /// A function of the samples called `variables`, in their order.
  init(
    _ numbers: [Int], by variables: [String],
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) ([Samples<Double>]) -> Double
  ) {
    self.init(
      numbers: numbers, variables: variables,
      value: { x in .number(function(x)(variables.map(x.samples))) },
      gradient: { x in
        let point = variables.map(x.samples)
        return _Differentiation.gradient(at: point, of: function(x)).base.map(\.elements)
      })
  }

  init(
    _ numbers: Int..., by variable: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (Samples<Double>) -> Double
  ) {
    self.init(numbers, by: [variable]) { x in
      let function = function(x)
      return { function($0[0]) }
    }
  }

  /// A number or samples that are constants of a loss.
  init(_ number: Int, constant value: @escaping @Sendable (Inputs) -> Value) {
    self.init(numbers: [number], variables: [], value: value, gradient: { _ in [] })
  }

  /// A function of the parts `name.expert`, `name.suboptimal` and `name.rollout`.
  init(
    _ numbers: Int..., byPartsOf name: String,
    _ function:
      @escaping @Sendable (Inputs) -> @differentiable(reverse) (SamplesByDataset<Double>) -> Double
  ) {
    self.init(numbers, by: Inputs.datasets.map { "\(name).\($0)" }) { x in
      let function = function(x)
      return { function(SamplesByDataset(expert: $0[0], suboptimal: $0[1], rollout: $0[2])) }
    }
  }
}

// MARK: The equations

extension CompiledEquation {
  /// All equations that compute something.
  static let all =
    likelihoods + discriminators + corrections + conditions + combinations + d2milCorrections
    + comparisons

  private static let likelihoods = [
    CompiledEquation(1, 11, by: "logPolicy") { _ in { policyLikelihoodLoss(logPolicy: $0) } },
    CompiledEquation(2, 12, by: "logDynamics") { _ in
      { dynamicsLikelihoodLoss(logDynamics: $0) }
    },
    CompiledEquation(13, byPartsOf: "logPolicy") { _ in { fineTuningLoss(logPolicy: $0) } },
  ]

  private static let discriminators = [
    CompiledEquation(3, 14, byPartsOf: "outputs") { _ in { discriminatorLoss(outputs: $0) } },
    CompiledEquation(4, 16, by: "outputs") { x in
      { integratedDiscriminatorLoss(masses: x.parts("masses"), outputs: $0) }
    },
    CompiledEquation(9, 27, byPartsOf: "outputs") { x in
      { optimalityLoss(outputs: $0, eta: x.number("eta")) }
    },
    CompiledEquation(26, byPartsOf: "outputs") { _ in { reliabilityLoss(outputs: $0) } },
    CompiledEquation(31, by: "outputs") { x in
      { integratedOptimalityLoss(masses: x.parts("masses"), outputs: $0, eta: x.number("eta")) }
    },
  ]

  private static let corrections = [
    CompiledEquation(7, byPartsOf: "logPolicy") { x in
      { policyCorrection(logPolicy: $0, outputs: x.parts("outputs")) }
    },
    CompiledEquation(20, byPartsOf: "logPolicy") { x in
      { derivedPolicyCorrection(logPolicy: $0, outputs: x.parts("outputs")) }
    },
    CompiledEquation(8, byPartsOf: "logDynamics") { x in
      { dynamicsCorrection(logDynamics: $0, outputs: x.parts("outputs")) }
    },
    CompiledEquation(21, byPartsOf: "logDynamics") { x in
      { derivedDynamicsCorrection(logDynamics: $0, outputs: x.parts("outputs")) }
    },
    CompiledEquation(22, byPartsOf: "logPolicy") { x in
      { dmilPolicyLoss(logPolicy: $0, outputs: x.parts("outputs"), alpha: x.number("alpha")) }
    },
    CompiledEquation(23, byPartsOf: "logDynamics") { x in
      {
        dmilDynamicsLossByTerm(
          logDynamics: $0, outputs: x.parts("outputs"), alpha: x.number("alpha"))
      }
    },
    CompiledEquation(24, byPartsOf: "logDynamics") { x in
      { dmilDynamicsLoss(logDynamics: $0, outputs: x.parts("outputs"), alpha: x.number("alpha")) }
    },
  ]

  private static let conditions = [
    CompiledEquation(6, byPartsOf: "scores") { x in
      { relaxedCondition(scores: $0, outputs: x.parts("outputs")) }
    },
    chainRule,
    CompiledEquation(19, by: "scores") { x in
      {
        integratedRelaxedCondition(
          masses: x.parts("masses"), outputs: x.samples("outputs"), scores: $0)
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
      [18], by: ["integrandDerivatives", "outputDerivatives", "scores"]
    ) { _ in
      {
        sum(
          chainRuleCondition(
            integrandDerivatives: $0[0], outputDerivatives: $0[1], scores: $0[2]))
      }
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
    CompiledEquation([15], by: ["likelihoodLoss", "correction"]) { x in
      {
        dmilLoss(
          likelihoodLoss: expectation($0[0]), correction: expectation($0[1]),
          alpha: x.number("alpha"))
      }
    },
    CompiledEquation(
      [28], by: ["likelihoodLoss", "reliabilityCorrection", "optimalityCorrection"]
    ) { x in
      {
        d2milLoss(
          likelihoodLoss: expectation($0[0]), reliabilityCorrection: expectation($0[1]),
          optimalityCorrection: expectation($0[2]), weights: x.weights)
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
