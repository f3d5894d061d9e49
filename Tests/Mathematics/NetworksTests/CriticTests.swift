import LinearAlgebra
import Testing

@testable import Networks

@Suite struct CriticTests {
  private let inputs = randomMatrix(4, 5, stream: "states and actions")
  private let cotangents = randomMatrix(4, 1, stream: "cotangents").elements

  private func critic(hasOutputBias: Bool = true) -> Critic {
    var generator = Generator(seed: 5, stream: "critic")
    return Critic(
      observationCount: 3, actionCount: 2, hiddenWidths: [6], hasOutputBias: hasOutputBias,
      initialization: .uniform, using: &generator)
  }

  @Test("Values and gradient agree with the definition")
  func definition() {
    var critic = critic()
    let values = critic.values(at: inputs).elements
    #expect(values.count == 4)
    critic.backward(cotangents, at: inputs)
    expectAgreement(of: values, critic.network, cotangents: cotangents) {
      referenceOutputs([5, 6, 1], $0, inputs.doubles(row: $1))[0]
    }
    #expect(critic.values(at: inputs.rows([2])).elements == [values[2]])
  }

  @Test("The gradient of the actions agrees with the definition, also after a backward pass")
  func actionGradient() {
    var critic = critic()
    _ = critic.values(at: inputs)
    let gradient = critic.actionGradient(of: cotangents)
    let parameters = critic.network.parameters.map(Double.init)
    for row in 0..<4 {
      for (column, direction) in [[0.0, 0, 0, 1, 0], [0, 0, 0, 0, 1]].enumerated() {
        let derivative = reference(
          [5, 6, 1], parameters, inputs.doubles(row: row), along: direction
        )
        .derivatives[0]
        let error = Double(gradient[row, column]) - Double(cotangents[row]) * derivative
        #expect(abs(error) < 1e-6)
      }
    }
    critic.backward(cotangents, at: inputs)
    #expect(critic.actionGradient(inRows: 1..<3) == gradient.rows([1, 2]))
  }

  @Test("Without an output bias, the bias stays zero")
  func outputBias() {
    var critic = critic(hasOutputBias: false)
    var optimizer = Adam(learningRate: 0.1, parameterCount: critic.network.parameters.count)
    for _ in 0..<3 {
      _ = critic.values(at: inputs)
      critic.backward(cotangents, at: inputs)
      critic.update(with: &optimizer)
    }
    #expect(critic.network.parameters.last == 0)
    #expect(critic.network.parameters.dropLast().allSatisfy { $0 != 0 })
  }
}
