import Imitation
import LinearAlgebra
import Testing
import _Differentiation

@Suite struct IQLearnLossesTests {
  private let values = Samples<Double>([0.3, -0.8, 1.1])
  private let stateValues = Samples<Double>([0.5, 0.2, -0.4])
  private let targets = Samples<Double>([0.9, -0.6, 0.1])

  @Test("The critic loss agrees with its definition") func criticLoss() {
    var expected = 0.0
    for index in 0..<3 {
      let reward = values.elements[index] - targets.elements[index]
      expected +=
        (-reward + stateValues.elements[index] - targets.elements[index]
          + reward * reward / (4 * 0.7)) / 3
    }
    let loss = iqLearnCriticLoss(
      values: values, stateValues: stateValues, targets: targets, alpha: 0.7)
    #expect(abs(loss - expected) < 1e-12)
  }

  @Test("The gradients agree with central differences") func gradients() {
    let (values, stateValues, targets) = (values, stateValues, targets)
    expectGradient(at: values) {
      iqLearnCriticLoss(values: $0, stateValues: stateValues, targets: targets, alpha: 0.7)
    }
    expectGradient(at: stateValues) {
      iqLearnCriticLoss(values: values, stateValues: $0, targets: targets, alpha: 0.7)
    }
    expectGradient(at: values) {
      iqLearnPolicyLoss(values: $0, logPolicy: stateValues, temperature: 0.2)
    }
    expectGradient(at: stateValues) {
      iqLearnPolicyLoss(values: values, logPolicy: $0, temperature: 0.2)
    }
  }

  @Test("The policy loss is the negative mean value of the states") func policyLoss() {
    let loss = iqLearnPolicyLoss(values: values, logPolicy: stateValues, temperature: 0.2)
    let states = iqLearnStateValues(values: values, logPolicy: stateValues, temperature: 0.2)
    #expect(abs(loss + states.elements.reduce(0, +) / 3) < 1e-12)
  }

  @Test("The critic loss is stationary for rewards of 2α") func stationaryReward() {
    let rewarded = Samples(targets.elements.map { $0 + 2 * 0.7 })
    let (stateValues, targets) = (stateValues, targets)
    let gradient = gradient(at: rewarded) {
      iqLearnCriticLoss(values: $0, stateValues: stateValues, targets: targets, alpha: 0.7)
    }
    #expect(gradient.elements.allSatisfy { abs($0) < 1e-12 })
  }
}
