import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@testable import Imitation

@Suite struct DWBCLossesTests {
  private let logPolicy = SamplesByDataset(
    expert: Samples([-1.5, 2, 0.25]), suboptimal: Samples([3, -4, 1.5, -0.5]))
  private let outputs = SamplesByDataset(
    expert: Samples([0.1, 0.5, 0.8]), suboptimal: Samples([0.9, 0.5, 0.49, 0.1]))

  @Test("The discriminator loss times η is Equation 9 without rollouts") func discriminatorLoss() {
    let loss = dwbcDiscriminatorLoss(outputs: outputs, eta: 0.4)
    var withRollouts = outputs
    withRollouts.rollout = Samples([0.5])
    #expect(
      abs(0.4 * loss + Double.log(2) - optimalityLoss(outputs: withRollouts, eta: 0.4)) < 1e-12)
  }

  @Test("The policy loss is the authors' sum of likelihood and two corrections") func policyLoss() {
    let (alpha, eta) = (7.5, 0.5)
    let likelihood = -(-1.5 + 2 + 0.25) / 3
    let expert =
      -(-1.5 * (eta / (0.1 * 0.9) + 1) + 2 * (eta / 0.25 + 1) + 0.25 * (eta / (0.8 * 0.2) + 1)) / 3
    let suboptimal = -(3 * (1 / 0.1 - 1) - 4 * (1 / 0.5 - 1)) / 4
    let loss = dwbcPolicyLoss(logPolicy: logPolicy, outputs: outputs, alpha: alpha, eta: eta)
    #expect(abs(loss - (alpha * likelihood - expert + suboptimal)) < 1e-12)
  }

  @Test("Transitions with d < ½ have no weight") func weights() {
    let weights = dwbcWeights(outputs.suboptimal).elements
    #expect(abs(weights[0] - 9) < 1e-12)
    #expect(weights[1...] == [1, 0, 0])
  }

  @Test("The gradients agree with central differences") func gradients() {
    let outputs = outputs
    expectGradient(at: outputs) { dwbcDiscriminatorLoss(outputs: $0, eta: 0.4) }
    expectGradient(at: logPolicy) {
      dwbcPolicyLoss(logPolicy: $0, outputs: outputs, alpha: 7.5, eta: 0.5)
    }
  }
}
