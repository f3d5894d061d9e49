import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@testable import Imitation

@Suite struct DWBCObjectivesTests {
  private let expertLog = Samples([-1.5, 2, 0.25])
  private let suboptimalLog = Samples([3, -4, 1.5, -0.5])
  private let expertOutputs = Samples([0.1, 0.5, 0.8])
  private let suboptimalOutputs = Samples([0.9, 0.5, 0.49, 0.1])

  /// The discriminator's loss, times η, is that of Equation 9 without its term of D_r.
  @Test func discriminatorLossIsThatOfEquation9WithoutRollouts() {
    let loss = dwbcDiscriminatorLoss(
      expertOutputs: expertOutputs, suboptimalOutputs: suboptimalOutputs, eta: 0.4)
    let rollouts = Samples([0.5])
    let dual = equation9(
      expertOutputs: expertOutputs, suboptimalOutputs: suboptimalOutputs,
      rolloutOutputs: rollouts, eta: 0.4)
    #expect(abs(0.4 * loss + Double.log(2) - dual) < 1e-12)
  }

  /// Written as the authors' code has it: likelihood, and what is taken off and put on.
  @Test func policyLossIsLikelihoodAndTwoCorrections() {
    let (alpha, eta) = (7.5, 0.5)
    let likelihood = -(-1.5 + 2 + 0.25) / 3
    let taken =
      -(-1.5 * (eta / (0.1 * 0.9) + 1) + 2 * (eta / 0.25 + 1) + 0.25 * (eta / (0.8 * 0.2) + 1)) / 3
    let put = -(3 * (1 / 0.1 - 1) - 4 * (1 / 0.5 - 1)) / 4
    let loss = dwbcPolicyLoss(
      expertLogPolicy: expertLog, suboptimalLogPolicy: suboptimalLog,
      expertOutputs: expertOutputs, suboptimalOutputs: suboptimalOutputs, alpha: alpha, eta: eta)
    #expect(abs(loss - (alpha * likelihood - taken + put)) < 1e-12)
  }

  @Test func dataBelowEvenOddsHaveNoWeight() {
    let weights = dwbcWeights(suboptimalOutputs).elements
    #expect(abs(weights[0] - 9) < 1e-12)
    #expect(weights[1...] == [1, 0, 0])
  }

  @Test func gradientsAreSlopes() {
    let (expert, suboptimal) = (expertOutputs, suboptimalOutputs)
    let (expertLog, suboptimalLog) = (expertLog, suboptimalLog)
    expectSlopes(at: expert) {
      dwbcDiscriminatorLoss(expertOutputs: $0, suboptimalOutputs: suboptimal, eta: 0.4)
    }
    expectSlopes(at: suboptimal) {
      dwbcDiscriminatorLoss(expertOutputs: expert, suboptimalOutputs: $0, eta: 0.4)
    }
    expectSlopes(at: expertLog) {
      dwbcPolicyLoss(
        expertLogPolicy: $0, suboptimalLogPolicy: suboptimalLog, expertOutputs: expert,
        suboptimalOutputs: suboptimal, alpha: 7.5, eta: 0.5)
    }
    expectSlopes(at: suboptimalLog) {
      dwbcPolicyLoss(
        expertLogPolicy: expertLog, suboptimalLogPolicy: $0, expertOutputs: expert,
        suboptimalOutputs: suboptimal, alpha: 7.5, eta: 0.5)
    }
  }
}
