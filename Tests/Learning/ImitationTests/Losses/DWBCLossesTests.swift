import Imitation
import LinearAlgebra
import RealModule
import Testing

@Suite struct DWBCLossesTests {
  @Test("The discriminator loss times η is Equation 9 without rollouts") func discriminatorLoss() {
    var outputs = SamplesByDataset(
      expert: Samples([0.1, 0.5, 0.8]), suboptimal: Samples([0.9, 0.5, 0.49, 0.1]))
    let loss = dwbcDiscriminatorLoss(outputs: outputs, eta: 0.4)
    outputs.rollout = Samples([0.5])
    #expect(abs(0.4 * loss + Double.log(2) - optimalityLoss(outputs: outputs, eta: 0.4)) < 1e-12)
  }
}
