import Imitation
import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@Suite struct ORILLossesTests {
  @Test("The reward loss agrees with its definition") func rewardLoss() {
    let half = Samples([0.5, 0.5])
    let loss = orilRewardLoss(expertRewards: half, suboptimalRewards: half, positiveFraction: 0.3)
    #expect(abs(loss - Double.log(2)) < 1e-12)
    let confident = orilRewardLoss(
      expertRewards: Samples([0.9]), suboptimalRewards: Samples([0.1]), positiveFraction: 0.3)
    #expect(abs(confident - (0.3 * Double.log(0.1 / 0.9) - Double.log(0.9))) < 1e-12)
  }

  @Test("The gradients agree with central differences") func gradients() {
    let (expert, suboptimal) = (Samples([0.2, 0.6, 0.85]), Samples([0.15, 0.7]))
    expectGradient(at: expert) {
      orilRewardLoss(expertRewards: $0, suboptimalRewards: suboptimal, positiveFraction: 0.3)
    }
    expectGradient(at: suboptimal) {
      orilRewardLoss(expertRewards: expert, suboptimalRewards: $0, positiveFraction: 0.3)
    }
  }
}
