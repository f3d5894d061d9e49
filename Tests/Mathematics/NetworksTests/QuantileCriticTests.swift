import LinearAlgebra
import Testing

@testable import Networks

@Suite struct QuantileCriticTests {
  private let inputs = randomMatrix(4, 5, stream: "states and actions")
  private let slopes = randomMatrix(4, 3, stream: "slopes")

  private func critic(_ seed: UInt64 = 5) -> QuantileCritic {
    var generator = Generator(seed: seed, stream: "critic")
    return QuantileCritic(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], quantileCount: 3, using: &generator)
  }

  /// The parameters, in the order of the perceptron.
  private func parameters(_ critic: QuantileCritic) -> [Float] {
    critic.tensors(named: "c").flatMap(\.elements)
  }

  private func loss(_ parameters: [Double], _ inputs: [[Double]]) -> Double {
    inputs.indices.reduce(0) { sum, row in
      let quantiles = referenceOutputs([5, 6, 3], parameters, inputs[row])
      return sum + zip(quantiles, slopes.doubles(row: row)).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  @Test func gradientOfTheInputsAgreesWithFiniteDifferences() {
    var critic = critic()
    _ = critic.quantiles(at: inputs)
    var gradient: [Float] = []
    critic.backwardToInputs(into: &gradient) { target in
      for index in slopes.elements.indices { target[index] = slopes.elements[index] }
    }
    let weights = parameters(critic).map(Double.init)
    let error = gradientError(
      gradient,
      of: { point in
        loss(weights, (0..<4).map { Array(point[5 * $0..<5 * $0 + 5]) })
      }, at: inputs.elements)
    #expect(error < 1e-5)
  }

  @Test func gradientOfTheParametersMovesThemDownhill() {
    var critic = critic()
    let before = loss(parameters(critic).map(Double.init), (0..<4).map { inputs.doubles(row: $0) })
    var optimizer = Adam(learningRate: 1e-3, parameterCount: critic.parameterCount)
    _ = critic.quantiles(at: inputs)
    critic.backward(at: inputs) { target in
      for index in slopes.elements.indices { target[index] = slopes.elements[index] }
    }
    critic.update(with: &optimizer)
    let after = loss(parameters(critic).map(Double.init), (0..<4).map { inputs.doubles(row: $0) })
    #expect(after < before)
  }

  @Test func approachesAnotherByTheFractionAskedFor() {
    let goal = critic(6)
    var critic = critic()
    let start = parameters(critic)
    critic.approach(goal, rate: 0.25)
    for (moved, (from, to)) in zip(parameters(critic), zip(start, parameters(goal))) {
      #expect(abs(moved - (from + 0.25 * (to - from))) < 1e-6)
    }
  }

  @Test func restoresWhatItsTensorsHold() throws {
    let saved = critic()
    var other = critic(6)
    try other.restore(
      named: "c",
      from: Dictionary(uniqueKeysWithValues: saved.tensors(named: "c").map { ($0.name, $0) }))
    #expect(parameters(other) == parameters(saved))
  }
}
