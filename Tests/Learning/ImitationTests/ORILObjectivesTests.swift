import Imitation
import LinearAlgebra
import RealModule
import Testing
import _Differentiation

@Suite struct ORILObjectivesTests {
  private let values = Samples([2.0, -1, 0.5])
  private let others = Samples([1.0, -3, 4])
  private let modes = Samples([0.5, -0.25, 0.75, 0.1, -0.9, 0.3])
  private let actions = Samples([0.4, 0.25, 0.7, -0.1, -0.8, 0.9])

  /// With half of D_o positive, reward ½ everywhere leaves −log ½ of D_o alone.
  @Test func rewardLossIsPositiveUnlabelled() {
    let half = Samples([0.5, 0.5])
    let loss = orilRewardLoss(expertRewards: half, suboptimalRewards: half, positiveShare: 0.3)
    #expect(abs(loss - Double.log(2)) < 1e-12)
    let sure = orilRewardLoss(
      expertRewards: Samples([0.9]), suboptimalRewards: Samples([0.1]), positiveShare: 0.3)
    #expect(abs(sure - (0.3 * Double.log(0.1 / 0.9) - Double.log(0.9))) < 1e-12)
  }

  @Test func targetsEndWithTheEpisodeAndTakeTheSmallerValue() {
    let targets = td3Targets(
      rewards: Samples([1.0, 1, 1]), continuations: Samples([1.0, 0, 1]), firstValues: values,
      secondValues: others, discount: 0.5)
    #expect(targets.elements == [1.5, 1, 1.25])
  }

  @Test func criticLossIsTheSumOfTwoMeanSquares() {
    let loss = td3CriticLoss(
      firstValues: values, secondValues: others, targets: Samples([1.0, -1, 0.5]))
    #expect(abs(loss - (1 + 4 + 12.25) / 3) < 1e-12)
  }

  /// λ brings the values to mean magnitude α, whatever their scale.
  @Test func policyLossDoesNotFeelTheScaleOfTheValues() {
    let loss = td3PolicyLoss(values: values, modes: modes, actions: actions, alpha: 2.5)
    let scaled = td3PolicyLoss(
      values: 100 * values, modes: modes, actions: actions, alpha: 2.5)
    #expect(abs(loss - scaled) < 1e-12)
    let square = zip(modes.elements, actions.elements).reduce(0.0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    #expect(abs(loss - (-2.5 * 1.5 / 3.5 + square / 6)) < 1e-12)
  }

  @Test func gradientsAreSlopes() {
    let (values, others, modes, actions) = (values, others, modes, actions)
    let (expert, suboptimal) = (Samples([0.2, 0.6, 0.85]), Samples([0.15, 0.7]))
    let targets = Samples([0.5, -2, 1.5])
    expectSlopes(at: expert) {
      orilRewardLoss(expertRewards: $0, suboptimalRewards: suboptimal, positiveShare: 0.3)
    }
    expectSlopes(at: suboptimal) {
      orilRewardLoss(expertRewards: expert, suboptimalRewards: $0, positiveShare: 0.3)
    }
    expectSlopes(at: values) {
      td3CriticLoss(firstValues: $0, secondValues: others, targets: targets)
    }
    expectSlopes(at: others) {
      td3CriticLoss(firstValues: values, secondValues: $0, targets: targets)
    }
    expectSlopes(at: modes) {
      td3PolicyLoss(values: values, modes: $0, actions: actions, alpha: 2.5)
    }
  }

  /// λ is a constant: by the values the slope is −λ/n, and not that of the whole expression.
  @Test func policyLossHoldsItsScaleConstant() {
    let (modes, actions) = (modes, actions)
    let slopes = gradient(at: values) {
      td3PolicyLoss(values: $0, modes: modes, actions: actions, alpha: 2.5)
    }
    #expect(slopes.elements.allSatisfy { abs($0 + 2.5 / 3.5) < 1e-12 })
  }
}
