import LinearAlgebra
import RealModule
import Testing

@testable import Networks

/// Gradients of losses of a policy's modes and of its drawn actions.
@Suite struct PolicyGradientTests {
  private let observations = randomMatrix(5, 3, stream: "observations")
  private let actionGradient = randomMatrix(5, 2, stream: "action gradient")
  private let noise = Generator(seed: 7, stream: "noise")
  private let ones = [Float](repeating: 1, count: 5)

  private func policy(scale: Float = 1) -> TanhGaussianPolicy {
    var generator = Generator(seed: 5, stream: "policy")
    var policy = TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], using: &generator)
    policy.network.parameters = policy.network.parameters.map { scale * $0 }
    return policy
  }

  /// Σⱼ ∂L/∂aⱼ · aⱼ of each row.
  private func weightedSums(of actions: Matrix) -> [Float] {
    var weighted = actionGradient
    for index in actions.elements.indices { weighted.elements[index] *= actions.elements[index] }
    return weighted.rowSums
  }

  /// At the second scale, some means are clipped.
  @Test(
    "The deterministic policy gradient agrees with the definition", arguments: [1, 6] as [Float])
  func modes(scale: Float) {
    var policy = policy(scale: scale)
    let modes = policy.modes(at: observations)
    policy.backward(fromModes: modes, actionGradient: actionGradient, at: observations)
    expectAgreement(
      of: weightedSums(of: modes), policy.network, cotangents: ones, within: 1e-4
    ) { parameters, row in
      let outputs = referenceOutputs([3, 6, 4], parameters, observations.doubles(row: row))
      let modes = outputs.prefix(2).map { Double.tanh(max(-9, min(9, $0))) }
      return dot(modes, actionGradient.doubles(row: row))
    }
  }

  @Test("Drawn actions, their densities and the gradient agree with the definition")
  func reparameterization() {
    var policy = policy()
    var stream = noise
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    policy.backward(
      from: drawn, actionGradient: actionGradient, densityGradient: 0.3, at: observations)
    let values = zip(weightedSums(of: drawn.actions), drawn.logDensities).map { $0 + 0.3 * $1 }
    expectAgreement(
      of: values, policy.network, cotangents: ones, within: 1e-4
    ) { parameters, row in
      let outputs = referenceOutputs([3, 6, 4], parameters, observations.doubles(row: row))
      var stream = noise
      for _ in 0..<2 * row { _ = stream.normal() }
      return (0..<2).reduce(0) { sum, index in
        let logStd = -5 + 3.5 * (Double.tanh(outputs[2 + index]) + 1)
        let noise = stream.normal()
        let action = Double.tanh(outputs[index] + Double.exp(logStd) * noise)
        let density =
          -0.5 * noise * noise - logStd - 0.5 * Double.log(2 * .pi) - .log(1 - action * action)
        return sum + Double(actionGradient[row, index]) * action + 0.3 * density
      }
    }
    let densities = policy.logDensities(of: drawn.actions, at: observations).rowSums
    for (one, other) in zip(drawn.logDensities, densities) { #expect(abs(one - other) < 1e-3) }
  }

  @Test("The density is finite where tanh rounds to one")
  func saturation() {
    var policy = policy(scale: 50)
    var stream = noise
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    #expect(drawn.actions.elements.contains { abs($0) == 1 })
    #expect(drawn.logDensities.allSatisfy { $0.isFinite })
  }
}
