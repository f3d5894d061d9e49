import Imitation
import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@Suite struct ORILLossesTests {
  @Test("The reward loss agrees with its definition") func rewardLoss() {
    let half = Samples([0.5, 0.5])
    let loss = orilRewardLoss(
      rewards: SamplesByDataset(expert: half, suboptimal: half), positiveFraction: 0.3)
    #expect(abs(loss - Double.log(2)) < 1e-12)
    let confident = orilRewardLoss(
      rewards: SamplesByDataset(expert: Samples([0.9]), suboptimal: Samples([0.1])),
      positiveFraction: 0.3)
    #expect(abs(confident - (0.3 * Double.log(0.1 / 0.9) - Double.log(0.9))) < 1e-12)
  }

  @Test("The gradients agree with central differences") func gradients() {
    let rewards = SamplesByDataset(
      expert: Samples([0.2, 0.6, 0.85]), suboptimal: Samples([0.15, 0.7]))
    expectGradient(at: rewards) { orilRewardLoss(rewards: $0, positiveFraction: 0.3) }
  }
}
