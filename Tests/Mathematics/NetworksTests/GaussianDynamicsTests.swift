import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct GaussianDynamicsTests {
  private func dynamics(
    predictsDifference: Bool = true, boundPenalty: Double = 0.01
  ) -> GaussianDynamics {
    var generator = Generator(seed: 3, stream: "dynamics")
    var settings = GaussianDynamics.Settings()
    settings.predictsDifference = predictsDifference
    settings.boundPenalty = boundPenalty
    return GaussianDynamics(
      observationCount: 2, actionCount: 1, hiddenWidths: [5], settings: settings,
      using: &generator)
  }

  private let inputs = randomMatrix(6, 3, stream: "inputs")
  private let next = randomMatrix(6, 2, stream: "next")

  @Test(
    "Density and gradient agree with the definition, that of the bounds included",
    arguments: [true, false], [0.01, 0, 0.5])
  func definition(predictsDifference: Bool, boundPenalty: Double) {
    var dynamics = dynamics(predictsDifference: predictsDifference, boundPenalty: boundPenalty)
    let cotangents: [Float] = [0.5, -1, 2, 0.25, 1, -0.3]
    let densities = dynamics.logDensities(of: next, after: inputs).rowSums
    dynamics.backward(cotangents, after: inputs)
    func softplus(_ x: Double) -> Double { Double.log(1 + Double.exp(x)) }
    expectAgreement(
      of: densities, dynamics.network, cotangents: cotangents, within: 1e-4,
      penalty: { parameters in
        let bounds = parameters.suffix(4)
        return boundPenalty * (bounds.prefix(2).reduce(0, +) - bounds.suffix(2).reduce(0, +))
      }
    ) { parameters, row in
      let outputs = referenceOutputs([3, 5, 4], parameters, inputs.doubles(row: row))
      let bounds = Array(parameters.suffix(4))
      return (0..<2).reduce(0.0) { sum, index in
        var logStd = bounds[index] - softplus(bounds[index] - outputs[2 + index])
        logStd = bounds[2 + index] + softplus(logStd - bounds[2 + index])
        let start = predictsDifference ? Double(inputs[row, index]) : 0
        let deviation = (Double(next[row, index]) - start - outputs[index]) / Double.exp(logStd)
        return sum - 0.5 * deviation * deviation - logStd - 0.5 * Double.log(2 * Double.pi)
      }
    }
  }

  @Test(
    "The mean is the state plus the predicted difference, or the prediction",
    arguments: [true, false])
  func mean(predictsDifference: Bool) {
    var dynamics = dynamics(predictsDifference: predictsDifference)
    let mean = dynamics.meanNextObservations(after: inputs)
    for row in 0..<6 {
      let outputs = referenceOutputs(
        [3, 5, 4], dynamics.network.parameters.map(Double.init), inputs.doubles(row: row))
      for column in 0..<2 {
        let start = predictsDifference ? inputs.doubles(row: row)[column] : 0
        #expect(abs(Double(mean[row, column]) - start - outputs[column]) < 1e-5)
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

  /// σ(−v) = exp(−softplus(v)); with v = 12.6, 1 − σ(v) would have two digits.
  @Test("The gradient of a lower bound has the digits of Float")
  func lowerBound() {
    let bounded = BoundedLogStds(raw: [2], lower: [-11.3], upper: [2])
    let expected = Double.exp(Double(Float(-11.3) - bounded.values[0]))
    #expect(abs(Double(bounded.atLowerBound[0]) / expected - 1) < 1e-5)
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
    let tensors = trained.network.tensors(named: "f").byName
    #expect(
      tensors["f.log_std_upper"]?.elements == Array(trained.network.parameters.suffix(4).prefix(2)))
    try restored.restore(named: "f", from: tensors)
    #expect(restored.network.parameters == trained.network.parameters)
    #expect(restored.network.parameters != dynamics().network.parameters)
  }

  @Test("Softplus does not overflow")
  func overflow() {
    #expect(softplus(200) == 200)
    #expect(softplus(-200) >= 0)
    #expect(abs(softplus(0) - Float.log(2)) < 1e-7)
  }
}
