import LinearAlgebra
import Testing

@testable import Networks

@Suite struct CriticTests {
  private static let widths = [5, 6, 1]
  private let inputs = randomMatrix(4, 5, stream: "states and actions")
  private let cotangents = randomMatrix(4, 1, stream: "cotangents").elements

  private func critic(hasOutputBias: Bool = true, seed: UInt64 = 5) -> Critic {
    var generator = Generator(seed: seed, stream: "critic")
    return Critic(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], hasOutputBias: hasOutputBias,
      initialization: .uniform, using: &generator)
  }

  private func loss(_ parameters: [Double], _ inputs: [Double]) -> Double {
    (0..<4).reduce(0) { sum, row in
      let value = referenceOutputs(
        Self.widths, parameters, Array(inputs[5 * row..<5 * row + 5]))[0]
      return sum + Double(cotangents[row]) * value
    }
  }

  @Test("There is one value for each row")
  func values() {
    var critic = critic()
    let values = critic.values(at: inputs)
    #expect(values.count == 4)
    for row in 0..<4 {
      let expected = referenceOutputs(
        Self.widths, critic.network.parameters.map(Double.init), inputs.doubles(row: row))[0]
      #expect(abs(Double(values.elements[row]) - expected) < 1e-5)
    }
    #expect(critic.values(at: inputs.rows([2])).elements == [values.elements[2]])
  }

  @Test("The gradient of the parameters agrees with differences")
  func parameterGradient() {
    var critic = critic()
    _ = critic.values(at: inputs)
    critic.backward(cotangents, at: inputs)
    let error = gradientError(
      critic.network.gradient, of: { loss($0, inputs.elements.map(Double.init)) },
      at: critic.network.parameters)
    #expect(error < 1e-5)
  }

  @Test("The gradient of the actions agrees with differences")
  func actionGradient() {
    var critic = critic()
    _ = critic.values(at: inputs)
    let gradient = critic.actionGradient(of: cotangents)
    let parameters = critic.network.parameters.map(Double.init)
    let actions = (0..<4).flatMap { inputs.row($0).suffix(2) }
    let error = gradientError(
      gradient.elements,
      of: { actions in
        loss(
          parameters,
          (0..<4).flatMap { inputs.doubles(row: $0).prefix(3) + actions[2 * $0..<2 * $0 + 2] })
      }, at: actions)
    #expect(error < 1e-5)
  }

  @Test("The gradient of the actions is the same after a backward pass")
  func actionGradientAfterBackward() {
    var critic = critic()
    _ = critic.values(at: inputs)
    let alone = critic.actionGradient(of: cotangents)
    critic.backward(cotangents, at: inputs)
    #expect(critic.actionGradient(inRows: 1..<3) == alone.rows([1, 2]))
  }

  @Test("Without an output bias, the bias stays zero")
  func outputBias() {
    var critic = critic(hasOutputBias: false)
    var optimizer = Adam(
      learningRate: 0.1, parameterCount: critic.network.parameters.count)
    for _ in 0..<3 {
      _ = critic.values(at: inputs)
      critic.backward(cotangents, at: inputs)
      critic.update(with: &optimizer)
    }
    #expect(critic.network.parameters.last == 0)
    #expect(critic.network.parameters.dropLast().allSatisfy { $0 != 0 })
  }
}
