import Imitation
import LinearAlgebra
import Testing
import _Differentiation

@Suite struct IQLearnObjectivesTests {
  private let values = Samples<Double>([0.3, -0.8, 1.1])
  private let stateValues = Samples<Double>([0.5, 0.2, -0.4])
  private let targets = Samples<Double>([0.9, -0.6, 0.1])

  @Test func criticLossAgreesWithItsDefinition() {
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

  @Test func gradientOfTheCriticLossAgreesWithFiniteDifferences() {
    let targets = targets
    check(values, stateValues) {
      iqLearnCriticLoss(values: $0, stateValues: $1, targets: targets, alpha: 0.7)
    }
  }

  @Test func gradientOfThePolicyLossAgreesWithFiniteDifferences() {
    check(values, stateValues) {
      iqLearnPolicyLoss(values: $0, logPolicy: $1, temperature: 0.2)
    }
  }

  @Test func policyLossIsTheNegativeMeanValueOfTheStates() {
    let loss = iqLearnPolicyLoss(values: values, logPolicy: stateValues, temperature: 0.2)
    let states = iqLearnStateValues(values: values, logPolicy: stateValues, temperature: 0.2)
    #expect(abs(loss + states.elements.reduce(0, +) / 3) < 1e-12)
  }

  /// Where the policy never takes the expert's action, the reward of it settles at 2α.
  @Test func rewardOfTheExpertSettlesAtTwiceAlpha() {
    let settled = Samples(targets.elements.map { $0 + 2 * 0.7 })
    let (stateValues, targets) = (stateValues, targets)
    let slopes = gradient(at: settled) {
      iqLearnCriticLoss(values: $0, stateValues: stateValues, targets: targets, alpha: 0.7)
    }
    #expect(slopes.elements.allSatisfy { abs($0) < 1e-12 })
  }

  private func check(
    _ first: Samples<Double>, _ second: Samples<Double>,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ loss: @differentiable(reverse) (Samples<Double>, Samples<Double>) -> Double
  ) {
    let slopes = gradient(at: first, second, of: loss)
    let step = 1e-6
    for index in first.elements.indices {
      var (ahead, behind) = (first, first)
      ahead.elements[index] += step
      behind.elements[index] -= step
      let slope = (loss(ahead, second) - loss(behind, second)) / (2 * step)
      #expect(
        abs(slope - slopes.0.elements[index]) < 1e-9, sourceLocation: sourceLocation)
      (ahead, behind) = (second, second)
      ahead.elements[index] += step
      behind.elements[index] -= step
      let other = (loss(first, ahead) - loss(first, behind)) / (2 * step)
      #expect(
        abs(other - slopes.1.elements[index]) < 1e-9, sourceLocation: sourceLocation)
    }
  }
}
