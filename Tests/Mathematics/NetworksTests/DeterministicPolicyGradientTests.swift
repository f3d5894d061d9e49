import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct DeterministicPolicyGradientTests {
  private let observations = randomMatrix(5, 3, stream: "observations")
  private let actionGradient = randomMatrix(5, 2, stream: "action gradient")

  private func policy(scale: Float = 1) -> TanhGaussianPolicy {
    var generator = Generator(seed: 5, stream: "policy")
    var policy = TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], using: &generator)
    policy.network.parameters = policy.network.parameters.map { scale * $0 }
    return policy
  }

  /// Σ ∂L/∂a · tanh μ(s) in Double, from the definition.
  private func loss(_ parameters: [Double]) -> Double {
    (0..<5).reduce(0.0) { sum, row in
      let outputs = referenceOutputs([3, 6, 4], parameters, observations.doubles(row: row))
      return sum
        + (0..<2).reduce(0.0) {
          let mean = max(-9, min(9, outputs[$1]))
          return $0 + Double(actionGradient[row, $1]) * Double.tanh(mean)
        }
    }
  }

  /// At the second scale, some means are clipped.
  @Test("The gradient agrees with differences", arguments: [1, 6] as [Float])
  func gradient(scale: Float) {
    var policy = policy(scale: scale)
    let modes = policy.modes(at: observations)
    policy.backward(fromModes: modes, actionGradient: actionGradient, at: observations)
    let error = gradientError(
      policy.network.gradient, of: loss, at: policy.network.parameters)
    #expect(error < 1e-4)
  }

  @Test("Log-stds have a zero gradient")
  func logStds() {
    var policy = policy()
    let modes = policy.modes(at: observations)
    policy.backward(fromModes: modes, actionGradient: actionGradient, at: observations)
    let tensors = policy.network.gradientTensors(named: "p")
    #expect(tensors[2].elements.prefix(12).contains { $0 != 0 })
    #expect(tensors[2].elements.suffix(12).allSatisfy { $0 == 0 })
    #expect(tensors[3].elements.suffix(2) == [0, 0])
  }
}
