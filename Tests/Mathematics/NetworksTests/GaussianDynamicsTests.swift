import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct GaussianDynamicsTests {
  private func dynamics() -> GaussianDynamics {
    var generator = Generator(seed: 3, stream: "dynamics")
    return GaussianDynamics(
      observationCount: 2, actionCount: 1, hiddenWidths: [5], using: &generator)
  }

  private let inputs = randomMatrix(6, 3, stream: "inputs")
  private let next = randomMatrix(6, 2, stream: "next")

  /// Σⱼ log f(s′ⱼ|s, a) in Double, from the definition; the bounds are the last four parameters.
  private func referenceLogDensity(
    _ parameters: [Double], _ input: [Double], _ next: [Double]
  ) -> Double {
    let outputs = referenceOutputs([3, 5, 4], parameters, input)
    let bounds = Array(parameters.suffix(4))
    func softplus(_ x: Double) -> Double { Double.log(1 + Double.exp(x)) }
    return (0..<2).reduce(0.0) { sum, index in
      var logStd = bounds[index] - softplus(bounds[index] - outputs[2 + index])
      logStd = bounds[2 + index] + softplus(logStd - bounds[2 + index])
      let deviation = (next[index] - input[index] - outputs[index]) / Double.exp(logStd)
      return sum - 0.5 * deviation * deviation - logStd - 0.5 * Double.log(2 * Double.pi)
    }
  }

  @Test("The density agrees with its definition")
  func density() {
    var dynamics = dynamics()
    let densities = dynamics.logDensities(of: next, after: inputs).rowSums
    for row in 0..<6 {
      let expected = referenceLogDensity(
        dynamics.network.parameters.map(Double.init), inputs.doubles(row: row),
        next.doubles(row: row))
      #expect(abs(Double(densities[row]) - expected) < 1e-4)
    }
  }

  @Test("The gradient agrees with differences, that of the bounds included")
  func gradient() {
    var dynamics = dynamics()
    let cotangents: [Float] = [0.5, -1, 2, 0.25, 1, -0.3]
    _ = dynamics.logDensities(of: next, after: inputs)
    dynamics.backward(cotangents, after: inputs)
    let error = gradientError(
      dynamics.network.gradient,
      of: { parameters in
        let bounds = parameters.suffix(4)
        let penalty = 0.01 * (bounds.prefix(2).reduce(0, +) - bounds.suffix(2).reduce(0, +))
        return (0..<6).reduce(penalty) {
          $0 + Double(cotangents[$1])
            * referenceLogDensity(
              parameters, inputs.doubles(row: $1), next.doubles(row: $1))
        }
      }, at: dynamics.network.parameters)
    #expect(error < 1e-4)
  }

  @Test("The mean is the state plus the predicted difference")
  func mean() {
    var dynamics = dynamics()
    let mean = dynamics.meanNextObservations(after: inputs)
    for row in 0..<6 {
      let outputs = referenceOutputs(
        [3, 5, 4], dynamics.network.parameters.map(Double.init), inputs.doubles(row: row))
      for column in 0..<2 {
        #expect(
          abs(Double(mean[row, column]) - inputs.doubles(row: row)[column] - outputs[column])
            < 1e-5)
      }
    }
  }

  @Test("Half of the samples are below the mean")
  func samples() {
    var dynamics = dynamics()
    var generator = Generator(seed: 5, stream: "draws")
    let repeated = inputs.rows(Array(repeating: 0, count: 4_000))
    let drawn = dynamics.sampledNextObservations(after: repeated, using: &generator)
    let mean = dynamics.meanNextObservations(after: repeated)
    let below = (0..<4_000).count { drawn[$0, 1] < mean[$0, 1] }
    #expect(abs(below - 2_000) < 160)
  }

  @Test("Bounds start at 2 and −10")
  func initialBounds() {
    #expect(dynamics().network.parameters.suffix(4) == [2, 2, -10, -10])
    #expect(abs(dynamics().boundPenalty - 0.24) < 1e-6)
  }

  @Test("Network and bounds are restored")
  func restoring() throws {
    var trained = dynamics()
    var optimizer = Adam(
      learningRate: 0.1, parameterCount: trained.network.parameters.count)
    _ = trained.logDensities(of: next, after: inputs)
    trained.backward([1, 1, 1, 1, 1, 1], after: inputs)
    trained.update(with: &optimizer)
    var restored = dynamics()
    let tensors = trained.tensors(named: "f")
    try restored.restore(
      named: "f", from: Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) }))
    #expect(restored.network.parameters == trained.network.parameters)
    #expect(restored.network.parameters != dynamics().network.parameters)
  }

  @Test("Softplus and sigmoid do not overflow")
  func overflow() {
    #expect(softplusAndDerivative(200).value == 200)
    #expect(softplusAndDerivative(-200).value >= 0)
    #expect(sigmoid(-200) >= 0 && sigmoid(200) == 1)
    #expect(abs(softplusAndDerivative(0).value - Float.log(2)) < 1e-7)
  }
}
