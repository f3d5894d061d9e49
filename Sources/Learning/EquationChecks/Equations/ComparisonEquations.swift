internal import Experts
internal import Formulas
internal import Imitation
internal import LinearAlgebra
internal import _Differentiation

/// The objectives of the comparison methods and of the experts.
extension CompiledEquation {
  static let comparisons = positiveUnlabeled + td3 + valueDICE + iqLearn + tqc

  private static let positiveUnlabeled = [
    CompiledEquation(36, byPartsOf: "outputs") { x in
      { dwbcDiscriminatorLoss(outputs: $0, eta: x.number("eta")) }
    },
    CompiledEquation(37, byPartsOf: "logPolicy") { x in
      {
        dwbcPolicyLoss(
          logPolicy: $0, outputs: x.parts("outputs"), alpha: x.number("alpha"),
          eta: x.number("eta"))
      }
    },
    CompiledEquation(38, byPartsOf: "rewards") { x in
      { orilRewardLoss(rewards: $0, positiveFraction: x.number("positiveFraction")) }
    },
  ]

  private static let td3 = [
    CompiledEquation(
      39,
      constant: { x in
        .samples(
          td3Targets(
            rewards: x.samples("rewards"), continuations: x.samples("continuations"),
            firstValues: x.samples("firstValues"), secondValues: x.samples("secondValues"),
            discount: x.number("discount")
          ).elements)
      }),
    CompiledEquation([40], by: ["firstValues", "secondValues"]) { x in
      { td3CriticLoss(firstValues: $0[0], secondValues: $0[1], targets: x.samples("targets")) }
    },
    CompiledEquation(
      41,
      constant: { x in
        .number(td3ValueWeight(values: x.samples("values"), alpha: x.number("alpha")))
      }),
    CompiledEquation([42], by: ["values", "modes"]) { x in
      {
        td3PolicyLoss(
          values: $0[0], modes: $0[1], actions: x.samples("actions"),
          valueWeight: x.number("valueWeight"))
      }
    },
  ]

  private static let valueDICE = [
    CompiledEquation(
      [43], by: ["nu.expert", "nu.expertNext", "nu.rollout", "nu.rolloutNext", "nu.initial"]
    ) { x in
      {
        valueDICEObjective(
          nu: ValueDICESamples(
            expert: $0[0], expertNext: $0[1], rollout: $0[2], rolloutNext: $0[3], initial: $0[4]),
          discount: x.number("discount"), replayFraction: x.number("replayFraction"))
      }
    },
    CompiledEquation([44], by: ["objective", "gradientNorms"]) { x in
      {
        valueDICECriticLoss(
          objective: expectation($0[0]), gradientNorms: $0[1],
          penaltyWeight: x.number("penaltyWeight"))
      }
    },
    CompiledEquation([45], by: ["objective", "rowProducts"]) { x in
      {
        valueDICEPolicyLoss(
          objective: expectation($0[0]), rowProducts: $0[1],
          penaltyWeight: x.number("penaltyWeight"))
      }
    },
  ]

  private static let iqLearn = [
    stateValues,
    CompiledEquation([47], by: ["values", "stateValues"]) { x in
      {
        iqLearnCriticLoss(
          values: $0[0], stateValues: $0[1], targets: x.samples("targets"),
          alpha: x.number("alpha"))
      }
    },
    CompiledEquation([48], by: ["values", "logPolicy"]) { x in
      {
        iqLearnPolicyLoss(
          values: $0[0], logPolicy: $0[1], temperature: x.number("temperature"))
      }
    },
  ]

  /// Equation 46, with the gradient of its sum over the samples.
  private static let stateValues = {
    var equation = CompiledEquation([46], by: ["values", "logPolicy"]) { x in
      {
        sum(
          iqLearnStateValues(
            values: $0[0], logPolicy: $0[1], temperature: x.number("temperature")))
      }
    }
    equation.value = {
      .samples(
        iqLearnStateValues(
          values: $0.samples("values"), logPolicy: $0.samples("logPolicy"),
          temperature: $0.number("temperature")
        ).elements)
    }
    return equation
  }()

  private static let tqc = [
    CompiledEquation(
      49,
      constant: { x in
        .samples(
          tqcTargets(
            rewards: x.samples("rewards"), continuations: x.samples("continuations"),
            quantiles: x.samples("quantiles"), logPolicy: x.samples("logPolicy"),
            discount: x.number("discount"), temperature: x.number("temperature")
          ).elements)
      }),
    CompiledEquation([50], by: ["deviations"]) { x in
      { tqcCriticLoss(deviations: $0[0], levels: x.samples("levels")) }
    },
    CompiledEquation([51], by: ["values", "logPolicy"]) { x in
      { tqcPolicyLoss(values: $0[0], logPolicy: $0[1], temperature: x.number("temperature")) }
    },
    CompiledEquation([52], by: ["logTemperature"]) { x in
      {
        tqcTemperatureLoss(
          logTemperature: expectation($0[0]), meanLogDensity: x.number("meanLogDensity"),
          targetEntropy: x.number("targetEntropy"))
      }
    },
    CompiledEquation([53], by: ["upper", "lower"]) { x in
      { boundPenalty(upper: $0[0], lower: $0[1], weight: x.number("weight")) }
    },
  ]
}
