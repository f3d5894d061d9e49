import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct ReparameterizationTests {
  private let observations = randomMatrix(4, 3, stream: "observations")
  private let actionGradient = randomMatrix(4, 2, stream: "action gradient")
  private let densityGradient = 0.3

  private func policy() -> TanhGaussianPolicy {
    var generator = Generator(seed: 5, stream: "policy")
    return TanhGaussianPolicy(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], using: &generator)
  }

  /// Actions and Σⱼ log π(aⱼ|s) in Double, from the definition, with the noise of `generator`.
  private func reference(
    _ parameters: [Double], using generator: inout Generator
  ) -> [(actions: [Double], logDensity: Double)] {
    (0..<observations.rowCount).map { row in
      let outputs = referenceOutputs([3, 6, 4], parameters, observations.doubles(row: row))
      var actions: [Double] = []
      var density = 0.0
      for index in 0..<2 {
        let logStd = -5 + 3.5 * (Double.tanh(outputs[2 + index]) + 1)
        let noise = generator.normal()
        let action = Double.tanh(outputs[index] + Double.exp(logStd) * noise)
        actions.append(action)
        density -=
          0.5 * noise * noise + logStd + 0.5 * Double.log(2 * Double.pi)
          + Double.log(1 - action * action)
      }
      return (actions, density)
    }
  }

  @Test("Actions and densities agree with their definition")
  func definition() {
    var policy = policy()
    var stream = Generator(seed: 7, stream: "noise")
    var same = stream
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    let expected = reference(policy.network.parameters.map(Double.init), using: &same)
    for (row, expected) in expected.enumerated() {
      #expect(abs(Double(drawn.logDensities[row]) - expected.logDensity) < 1e-4)
      for column in 0..<2 {
        #expect(abs(Double(drawn.actions[row, column]) - expected.actions[column]) < 1e-5)
      }
    }
  }

  @Test("The density is that of the policy at the same actions")
  func density() {
    var policy = policy()
    var stream = Generator(seed: 7, stream: "noise")
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    let densities = policy.logDensities(of: drawn.actions, at: observations).rowSums
    for (one, other) in zip(drawn.logDensities, densities) { #expect(abs(one - other) < 1e-3) }
  }

  @Test("The gradient agrees with differences")
  func gradient() {
    var policy = policy()
    var stream = Generator(seed: 7, stream: "noise")
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    policy.backward(
      from: drawn, actionGradient: actionGradient, densityGradient: Float(densityGradient),
      at: observations)
    let error = gradientError(
      policy.network.gradient,
      of: { parameters in
        var stream = Generator(seed: 7, stream: "noise")
        return reference(parameters, using: &stream).enumerated().reduce(0) { sum, row in
          let gradient = actionGradient.doubles(row: row.offset)
          return sum + densityGradient * row.element.logDensity
            + zip(gradient, row.element.actions).reduce(0) { $0 + $1.0 * $1.1 }
        }
      }, at: policy.network.parameters)
    #expect(error < 1e-4)
  }

  @Test("The density is finite where tanh rounds to one")
  func saturation() {
    var policy = policy()
    policy.network.parameters = policy.network.parameters.map { 50 * $0 }
    var stream = Generator(seed: 7, stream: "noise")
    let drawn = policy.reparameterizedActions(at: observations, using: &stream)
    #expect(drawn.actions.elements.contains { abs($0) == 1 })
    #expect(drawn.logDensities.allSatisfy { $0.isFinite })
  }
}
