import LinearAlgebra
import Testing

@testable import Networks

@Suite struct QuantileCriticTests {
  private let inputs = randomMatrix(4, 5, stream: "states and actions")
  private let cotangents = randomMatrix(4, 3, stream: "cotangents")

  private func critic(_ seed: UInt64 = 5) -> QuantileCritic {
    var generator = Generator(seed: seed, stream: "critic")
    return QuantileCritic(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], quantileCount: 3, using: &generator)
  }

  private func loss(_ parameters: [Double], _ inputs: [[Double]]) -> Double {
    inputs.indices.reduce(0) { sum, row in
      let quantiles = referenceOutputs([5, 6, 3], parameters, inputs[row])
      return sum + zip(quantiles, cotangents.doubles(row: row)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  @Test("The gradient of the inputs agrees with differences")
  func inputGradient() {
    var critic = critic()
    _ = critic.quantiles(at: inputs)
    var gradient: [Float] = []
    critic.backwardToInputs(into: &gradient) { target in
      for index in cotangents.elements.indices { target[index] = cotangents.elements[index] }
    }
    let weights = critic.network.parameters.map(Double.init)
    let error = gradientError(
      gradient,
      of: { point in
        loss(weights, (0..<4).map { Array(point[5 * $0..<5 * $0 + 5]) })
      }, at: inputs.elements)
    #expect(error < 1e-5)
  }

  @Test("A step along the gradient lowers the loss")
  func parameterGradient() {
    var critic = critic()
    let before = loss(
      critic.network.parameters.map(Double.init), (0..<4).map { inputs.doubles(row: $0) })
    var optimizer = Adam(learningRate: 1e-3, parameterCount: critic.network.parameters.count)
    _ = critic.quantiles(at: inputs)
    critic.backward(at: inputs) { target in
      for index in cotangents.elements.indices { target[index] = cotangents.elements[index] }
    }
    critic.update(with: &optimizer)
    let after = loss(
      critic.network.parameters.map(Double.init), (0..<4).map { inputs.doubles(row: $0) })
    #expect(after < before)
  }
}
