internal import RealModule

/// The objectives of the comparison methods and of the experts, transcribed again from their
/// publications, with loops over plain numbers.
enum ComparisonTranscriptions {
  static func value(of number: Int, _ x: Inputs) -> [Double]? {
    switch number {
    case 36: [positiveUnlabeled("outputs", x.number("eta"), x) / x.number("eta")]
    case 37: [dwbcPolicyLoss(x)]
    case 38: [positiveUnlabeled("rewards", x.number("positiveFraction"), x)]
    case 39:
      x["rewards"].indices.map { sample in
        let (first, second) = (x["firstValues"][sample], x["secondValues"][sample])
        let least = first < second ? first : second
        return x["rewards"][sample] + x.number("discount") * x["continuations"][sample] * least
      }
    case 40: [meanSquare("firstValues", "targets", x) + meanSquare("secondValues", "targets", x)]
    case 41: [x.number("alpha") / mean(x["values"].map { $0 < 0 ? -$0 : $0 })]
    case 42:
      [meanSquare("modes", "actions", x) - x.number("valueWeight") * mean(x["values"])]
    case 43: [valueDICEObjective(x)]
    case 44:
      [
        x.number("objective") + x.number("penaltyWeight")
          * mean(x["gradientNorms"].map { $0 * $0 - 2 * $0 + 1 })
      ]
    case 45:
      [
        x["rowProducts"].reduce(-x.number("objective")) {
          $0 + x.number("penaltyWeight") * $1 * $1
        }
      ]
    case 46: softValues(x)
    case 47: [iqLearnCriticLoss(x)]
    case 48: [-mean(softValues(x))]
    case 49:
      x["rewards"].indices.map { sample in
        let value = x["quantiles"][sample] - x.number("temperature") * x["logPolicy"][sample]
        return x["rewards"][sample] + x.number("discount") * x["continuations"][sample] * value
      }
    case 50: [quantileHuber(x)]
    case 51: [-mean(softValues(x))]
    case 52:
      [
        -x.number("logTemperature") * x.number("meanLogDensity")
          - x.number("logTemperature") * x.number("targetEntropy")
      ]
    case 53: [zip(x["upper"], x["lower"]).reduce(0) { $0 + x.number("weight") * ($1.0 - $1.1) }]
    default: nil
    }
  }

  private static func mean(_ values: [Double]) -> Double {
    var total = 0.0
    for value in values { total += value }
    return total / Double(values.count)
  }

  private static func meanSquare(_ name: String, _ other: String, _ x: Inputs) -> Double {
    mean(zip(x[name], x[other]).map { ($0 - $1) * ($0 - $1) })
  }

  /// c E_De[−log q] + E_Do[−log(1 − q)] − c E_De[−log(1 − q)].
  private static func positiveUnlabeled(_ name: String, _ fraction: Double, _ x: Inputs) -> Double {
    let (expert, suboptimal) = (x["\(name).expert"], x["\(name).suboptimal"])
    return fraction * mean(expert.map { Double.log(1 - $0) - Double.log($0) })
      - mean(suboptimal.map { Double.log(1 - $0) })
  }

  private static func dwbcPolicyLoss(_ x: Inputs) -> Double {
    let (alpha, eta) = (x.number("alpha"), x.number("eta"))
    var (expert, suboptimal) = (0.0, 0.0)
    for (d, log) in zip(x["outputs.expert"], x["logPolicy.expert"]) {
      expert -= (alpha - eta / (d * (1 - d)) - 1) * log
    }
    for (d, log) in zip(x["outputs.suboptimal"], x["logPolicy.suboptimal"]) where d >= 0.5 {
      suboptimal -= d / (1 - d) * log
    }
    return expert / Double(x["outputs.expert"].count)
      + suboptimal / Double(x["outputs.suboptimal"].count)
  }

  private static func valueDICEObjective(_ x: Inputs) -> Double {
    let (discount, share) = (x.number("discount"), x.number("replayFraction"))
    func differences(_ name: String) -> [Double] {
      zip(x["nu.\(name)"], x["nu.\(name)Next"]).map { $0 - discount * $1 }
    }
    let (expert, rollout) = (differences("expert"), differences("rollout"))
    return Double.log(
      (1 - share) * mean(expert.map { Double.exp($0) })
        + share * mean(rollout.map { Double.exp($0) }))
      - (1 - share) * (1 - discount) * mean(x["nu.initial"]) - share * mean(rollout)
  }

  private static func softValues(_ x: Inputs) -> [Double] {
    zip(x["values"], x["logPolicy"]).map { $0 - x.number("temperature") * $1 }
  }

  private static func iqLearnCriticLoss(_ x: Inputs) -> Double {
    var total = 0.0
    for sample in x["values"].indices {
      let reward = x["values"][sample] - x["targets"][sample]
      total += x["stateValues"][sample] - x["targets"][sample] - reward
      total += reward * reward / (4 * x.number("alpha"))
    }
    return total / Double(x["values"].count)
  }

  private static func quantileHuber(_ x: Inputs) -> Double {
    var total = 0.0
    for (deviation, level) in zip(x["deviations"], x["levels"]) {
      let size = abs(deviation)
      let huber = size <= 1 ? 0.5 * size * size : size - 0.5
      total += (deviation < 0 ? 1 - level : level) * huber
    }
    return total / Double(x["deviations"].count)
  }
}
