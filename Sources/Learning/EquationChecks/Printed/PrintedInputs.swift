internal import Formulas
internal import RealModule

extension Inputs {
  /// These inputs with the values of further symbols, such as F and its derivatives, computed by their
  /// definitions.
  func withSymbols() -> Inputs {
    var values: [String: Value] = ["alphaDynamics": .number(9)]
    for dataset in Self.datasets {
      values["policy.\(dataset)"] = .samples(self["logPolicy.\(dataset)"].map { .exp($0) })
      // A discriminator that is neither d_o nor d_r.
      values["other.\(dataset)"] = .samples(
        zip(self["optimality.\(dataset)"], self["reliability.\(dataset)"]).map { $0 * $1 })
      values["dynamics.\(dataset)"] = .samples(self["logDynamics.\(dataset)"].map { .exp($0) })
    }
    values["recordedLikelihoodLoss"] = .number(
      ["expert", "suboptimal"].reduce(0) { total, dataset in
        let logs = self["logDynamics.\(dataset)"]
        return total - logs.reduce(0, +) / Double(logs.count)
      })
    let complete = with(values).withModel()
    return complete.with(complete.integrands())
  }

  /// With log π, log f and their derivatives at each point: a linear model of one state and one action.
  private func withModel() -> Inputs {
    let (scores, d) = (self["scores"], self["outputs"])
    let policy = d.map { 0.2 + $0 }
    // Weights and biases of mean and log-std; bounds of the log-std that are far away.
    let parameters = [0.3, -0.2, 0.1, 0.25, 0.4, -0.6, 60, -60]
    let (state, action) = (scores, self["reliability"])
    let next = zip(state, d).map { $0 - 0.5 + $1 }
    var (means, variances, dynamics): ([Double], [Double], [Double]) = ([], [], [])
    for point in d.indices {
      let stateAction = [state[point], action[point]]
      let outputs = NetworkReference.outputs([2, 2], parameters, stateAction)
      means.append(outputs[0])
      variances.append(.exp(2 * outputs[1]))
      dynamics.append(
        .exp(
          NetworkReference.logDynamics(
            [2, 2], parameters, stateAction: stateAction, next: [next[point]])))
    }
    let dynamicsScores = zip(scores, policy).map { $0 * $1 - 0.3 }
    return with([
      "policy": .samples(policy),
      "policyDerivatives": .samples(zip(policy, scores).map { $0 * $1 }),
      "dynamics": .samples(dynamics), "dynamicsScores": .samples(dynamicsScores),
      "dynamicsDerivatives": .samples(zip(dynamics, dynamicsScores).map { $0 * $1 }),
      "state": .samples(state), "nextState": .samples(next), "modelMean": .samples(means),
      "modelVariance": .samples(variances),
      "outputDerivativesByDensity": .samples(
        zip(self["outputDerivatives"], policy).map { $0 / $1 }),
      "outputDerivativesByDynamics": .samples(d.map { 0.7 * $0 * (1 - $0) }),
    ])
  }

  /// F of DMIL and F_o of D2MIL at each point, and their derivatives.
  private func integrands() -> [String: Value] {
    let (d, eta) = (self["outputs"], number("eta"))
    let expert = self["masses.expert"]
    let (suboptimal, rollout) = (self["masses.suboptimal"], self["masses.rollout"])
    func atPoints(_ value: (Int) -> Double) -> Value { .samples(d.indices.map(value)) }
    func byOutput(_ point: Int) -> Double {
      -expert[point] / d[point] + rollout[point] / (1 - d[point])
    }
    let byPolicy = self["outputDerivatives"], byDynamics = self["outputDerivativesByDynamics"]
    return [
      "integrand": atPoints {
        -expert[$0] * Double.log(d[$0]) - rollout[$0] * Double.log(1 - d[$0])
      },
      "integrandDerivatives": atPoints(byOutput),
      "integrandDerivativesByPolicy": atPoints {
        byOutput($0) * byPolicy[$0] / self["policy"][$0]
      },
      "integrandDerivativesByDynamics": atPoints {
        byOutput($0) * byDynamics[$0] / self["dynamics"][$0]
      },
      "optimalityIntegrand": atPoints {
        -eta * expert[$0] * Double.log(d[$0])
          - (suboptimal[$0] + rollout[$0] - eta * expert[$0]) * Double.log(1 - d[$0])
      },
      "optimalityIntegrandDerivatives": atPoints {
        -eta * expert[$0] / d[$0]
          + (suboptimal[$0] + rollout[$0] - eta * expert[$0]) / (1 - d[$0])
      },
    ]
  }
}
