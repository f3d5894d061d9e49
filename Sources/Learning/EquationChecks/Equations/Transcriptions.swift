internal import RealModule

/// The formulas transcribed again from the paper, with loops over plain numbers.
///
/// They share no code with the losses, so an error in value and gradient alike shows here.
enum Transcriptions {
  /// The value of equation `number`; `nil` where there is nothing to compute.
  static func value(of number: Int, _ x: Inputs) -> [Double]? {
    switch number {
    case 1, 11: [negativeMean(x["logPolicy"])]
    case 2, 12: [negativeMean(x["logDynamics"])]
    case 3, 14: [crossEntropy(x)]
    case 4, 16: [integratedCrossEntropy(x)]
    case 6: [weightedMeans("scores", x)]
    case 7, 20: [weightedMeans("logPolicy", x)]
    case 8, 21: [weightedMeans("logDynamics", x)]
    case 9, 27: [positiveUnlabeled(x)]
    case 10: [d2milLoss(alpha: 0, x)]
    case 13: [negativeMean(x["logPolicy.expert"]) + negativeMean(x["logPolicy.rollout"])]
    case 15: [x.number("alpha") * x.number("likelihoodLoss") + x.number("correction")]
    case 18: chainRule(x)
    case 19: [relaxedCondition(x)]
    case 22: [dmilLoss("logPolicy", x)]
    case 23, 24: [dmilLoss("logDynamics", x)]
    case 26: [reliabilityEntropy(x)]
    case 28:
      [
        x.number("weights.alpha") * x.number("likelihoodLoss")
          + x.number("weights.betaR") * x.number("reliabilityCorrection")
          + x.number("weights.betaO") * x.number("optimalityCorrection")
      ]
    case 29: [reliabilityCorrection("logDynamics", x)]
    case 30: [reliabilityCorrection("logPolicy", x)]
    case 31: [integratedPositiveUnlabeled(x)]
    case 32: [relaxedOptimalityCondition(x)]
    case 33: [optimalityCorrection(x)]
    case 34: [d2milLoss(alpha: x.number("weights.alpha"), x)]
    case 35: [d2milDynamicsLoss(x)]
    default: ComparisonTranscriptions.value(of: number, x)
    }
  }

  private static func mean(_ count: Int, _ term: (Int) -> Double) -> Double {
    var total = 0.0
    for index in 0..<count { total += term(index) }
    return total / Double(count)
  }

  private static func negativeMean(_ values: [Double]) -> Double {
    mean(values.count) { -values[$0] }
  }

  // MARK: DMIL

  private static func crossEntropy(_ x: Inputs) -> Double {
    let (expert, rollout) = (x["outputs.expert"], x["outputs.rollout"])
    return mean(expert.count) { -Double.log(expert[$0]) }
      + mean(rollout.count) { -Double.log(1 - rollout[$0]) }
  }

  private static func integratedCrossEntropy(_ x: Inputs) -> Double {
    let (d, expert, rollout) = (x["outputs"], x["masses.expert"], x["masses.rollout"])
    var integral = 0.0
    for point in d.indices {
      integral -= expert[point] * Double.log(d[point])
      integral -= rollout[point] * Double.log(1 - d[point])
    }
    return integral
  }

  /// E_De[q / d] − E_Dr[q / (1 − d)], for q = log π, log f or a score.
  private static func weightedMeans(_ name: String, _ x: Inputs) -> Double {
    let (expert, rollout) = (x["\(name).expert"], x["\(name).rollout"])
    let (expertOutputs, rolloutOutputs) = (x["outputs.expert"], x["outputs.rollout"])
    return mean(expert.count) { expert[$0] / expertOutputs[$0] }
      - mean(rollout.count) { rollout[$0] / (1 - rolloutOutputs[$0]) }
  }

  private static func dmilLoss(_ name: String, _ x: Inputs) -> Double {
    let (expert, rollout) = (x["\(name).expert"], x["\(name).rollout"])
    let (expertOutputs, rolloutOutputs) = (x["outputs.expert"], x["outputs.rollout"])
    let alpha = x.number("alpha")
    return mean(expert.count) { (1 / expertOutputs[$0] - alpha) * expert[$0] }
      - mean(rollout.count) { rollout[$0] / (1 - rolloutOutputs[$0]) }
  }

  private static func chainRule(_ x: Inputs) -> [Double] {
    var values = x["integrandDerivatives"]
    for point in values.indices {
      values[point] *= x["outputDerivatives"][point] * x["scores"][point]
    }
    return values
  }

  private static func relaxedCondition(_ x: Inputs) -> Double {
    let (d, score) = (x["outputs"], x["scores"])
    let (expert, rollout) = (x["masses.expert"], x["masses.rollout"])
    var integral = 0.0
    for point in d.indices {
      integral -= expert[point] * score[point] / d[point]
      integral += rollout[point] * score[point] / (1 - d[point])
    }
    return integral
  }

  // MARK: D2MIL

  private static func positiveUnlabeled(_ x: Inputs) -> Double {
    let (expert, eta) = (x["outputs.expert"], x.number("eta"))
    let (suboptimal, rollout) = (x["outputs.suboptimal"], x["outputs.rollout"])
    return eta * mean(expert.count) { -Double.log(expert[$0]) }
      + mean(suboptimal.count) { -Double.log(1 - suboptimal[$0]) }
      + mean(rollout.count) { -Double.log(1 - rollout[$0]) }
      - eta * mean(expert.count) { -Double.log(1 - expert[$0]) }
  }

  private static func integratedPositiveUnlabeled(_ x: Inputs) -> Double {
    let (d, eta) = (x["outputs"], x.number("eta"))
    let expert = x["masses.expert"]
    let (suboptimal, rollout) = (x["masses.suboptimal"], x["masses.rollout"])
    var integral = 0.0
    for point in d.indices {
      integral -= expert[point] * eta * Double.log(d[point])
      integral -= (suboptimal[point] + rollout[point]) * Double.log(1 - d[point])
      integral += expert[point] * eta * Double.log(1 - d[point])
    }
    return integral
  }

  private static func reliabilityEntropy(_ x: Inputs) -> Double {
    let (expert, suboptimal) = (x["outputs.expert"], x["outputs.suboptimal"])
    let rollout = x["outputs.rollout"]
    return mean(expert.count) { -Double.log(expert[$0]) }
      + mean(suboptimal.count) { -Double.log(suboptimal[$0]) }
      + mean(rollout.count) { -Double.log(1 - rollout[$0]) }
  }

  private static func relaxedOptimalityCondition(_ x: Inputs) -> Double {
    let (d, score, eta) = (x["outputs"], x["scores"], x.number("eta"))
    let expert = x["masses.expert"]
    let (suboptimal, rollout) = (x["masses.suboptimal"], x["masses.rollout"])
    var integral = 0.0
    for point in d.indices {
      integral -= eta * expert[point] / d[point] * score[point]
      integral += (suboptimal[point] + rollout[point]) / (1 - d[point]) * score[point]
      integral -= eta * expert[point] / (1 - d[point]) * score[point]
    }
    return integral
  }

  private static func reliabilityCorrection(_ name: String, _ x: Inputs) -> Double {
    var total = 0.0
    for part in ["expert", "suboptimal"] {
      let (log, d) = (x["\(name).\(part)"], x["reliability.\(part)"])
      total += mean(log.count) { log[$0] / d[$0] }
    }
    let (log, d) = (x["\(name).rollout"], x["reliability.rollout"])
    return total - mean(log.count) { log[$0] / (1 - d[$0]) }
  }

  private static func optimalityCorrection(_ x: Inputs) -> Double {
    let eta = x.number("eta")
    let (log, d) = (x["logPolicy.expert"], x["optimality.expert"])
    var total = mean(log.count) { eta / (d[$0] * (1 - d[$0])) * log[$0] }
    for part in ["suboptimal", "rollout"] {
      let (log, d) = (x["logPolicy.\(part)"], x["optimality.\(part)"])
      total -= mean(log.count) { log[$0] / (1 - d[$0]) }
    }
    return total
  }

  /// Equation 34; Equation 10 is its case α = 0.
  private static func d2milLoss(alpha: Double, _ x: Inputs) -> Double {
    let (betaO, betaR) = (x.number("weights.betaO"), x.number("weights.betaR"))
    let eta = x.number("weights.eta")
    func mean(_ part: String, _ weight: (_ o: Double, _ r: Double) -> Double) -> Double {
      let (log, o, r) = (x["logPolicy.\(part)"], x["optimality.\(part)"], x["reliability.\(part)"])
      return self.mean(log.count) { weight(o[$0], r[$0]) * log[$0] }
    }
    return -mean("expert") { alpha - betaO * eta / ($0 * (1 - $0)) - betaR / $1 }
      - mean("suboptimal") { betaO / (1 - $0) - betaR / $1 }
      - mean("rollout") { betaO / (1 - $0) + betaR / (1 - $1) }
  }

  private static func d2milDynamicsLoss(_ x: Inputs) -> Double {
    let alpha = x.number("alpha")
    var total = 0.0
    for part in ["expert", "suboptimal"] {
      let (log, d) = (x["logDynamics.\(part)"], x["reliability.\(part)"])
      total -= mean(log.count) { (alpha - 1 / d[$0]) * log[$0] }
    }
    let (log, d) = (x["logDynamics.rollout"], x["reliability.rollout"])
    return total - mean(log.count) { log[$0] / (1 - d[$0]) }
  }
}
