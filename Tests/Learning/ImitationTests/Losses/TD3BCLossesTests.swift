import Imitation
import LinearAlgebra
import Testing
import _Differentiation

@Suite struct TD3BCLossesTests {
  private let values = Samples([2.0, -1, 0.5])
  private let others = Samples([1.0, -3, 4])
  private let modes = Samples([0.5, -0.25, 0.75, 0.1, -0.9, 0.3])
  private let actions = Samples([0.4, 0.25, 0.7, -0.1, -0.8, 0.9])

  @Test("Targets end with the episode and use the smaller value") func targets() {
    let targets = td3Targets(
      rewards: Samples([1.0, 1, 1]), continuations: Samples([1.0, 0, 1]), firstValues: values,
      secondValues: others, discount: 0.5)
    #expect(targets.elements == [1.5, 1, 1.25])
  }

  @Test("The critic loss is the sum of two mean squares") func criticLoss() {
    let loss = td3CriticLoss(
      firstValues: values, secondValues: others, targets: Samples([1.0, -1, 0.5]))
    #expect(abs(loss - (1 + 4 + 12.25) / 3) < 1e-12)
  }

  @Test("The policy loss does not depend on the scale of the values") func policyLoss() {
    let loss = td3PolicyLoss(values: values, modes: modes, actions: actions, alpha: 2.5)
    let scaled = td3PolicyLoss(
      values: 100 * values, modes: modes, actions: actions, alpha: 2.5)
    #expect(abs(loss - scaled) < 1e-12)
    let square = zip(modes.elements, actions.elements).reduce(0.0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    #expect(abs(loss - (-2.5 * 1.5 / 3.5 + square / 6)) < 1e-12)
  }

  @Test("The gradients agree with central differences") func gradients() {
    let (values, others, modes, actions) = (values, others, modes, actions)
    let targets = Samples([0.5, -2, 1.5])
    expectGradient(at: values) {
      td3CriticLoss(firstValues: $0, secondValues: others, targets: targets)
    }
    expectGradient(at: others) {
      td3CriticLoss(firstValues: values, secondValues: $0, targets: targets)
    }
    expectGradient(at: modes) {
      td3PolicyLoss(values: values, modes: $0, actions: actions, alpha: 2.5)
    }
  }

  @Test("λ is a constant in the gradient of the policy loss") func constantScale() {
    let (modes, actions) = (modes, actions)
    let gradient = gradient(at: values) {
      td3PolicyLoss(values: $0, modes: modes, actions: actions, alpha: 2.5)
    }
    #expect(gradient.elements.allSatisfy { abs($0 + 2.5 / 3.5) < 1e-12 })
  }
}
