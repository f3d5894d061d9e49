import Imitation
import LinearAlgebra
import Testing
import _Differentiation

/// Expects that the gradient of `loss` at `point` agrees with central differences.
func expectGradient(
  at point: Samples<Double>, sourceLocation: SourceLocation = #_sourceLocation,
  of loss: @differentiable(reverse) (Samples<Double>) -> Double
) {
  let analytic = gradient(at: point, of: loss).elements
  for index in analytic.indices {
    var (ahead, behind) = (point, point)
    ahead.elements[index] += 1e-6
    behind.elements[index] -= 1e-6
    let difference = (loss(ahead) - loss(behind)) / 2e-6
    #expect(
      abs(difference - analytic[index]) < 1e-7 * max(1, abs(difference)),
      sourceLocation: sourceLocation)
  }
}

/// Expects that the gradient of `loss` agrees with central differences in the samples of each dataset.
func expectGradient(
  at point: SamplesByDataset<Double>, sourceLocation: SourceLocation = #_sourceLocation,
  of loss: @differentiable(reverse) (SamplesByDataset<Double>) -> Double
) {
  let (expert, suboptimal, rollout) = (point.expert, point.suboptimal, point.rollout)
  expectGradient(at: expert, sourceLocation: sourceLocation) {
    loss(SamplesByDataset(expert: $0, suboptimal: suboptimal, rollout: rollout))
  }
  expectGradient(at: suboptimal, sourceLocation: sourceLocation) {
    loss(SamplesByDataset(expert: expert, suboptimal: $0, rollout: rollout))
  }
}
