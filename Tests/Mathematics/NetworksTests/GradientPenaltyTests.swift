import LinearAlgebra
import RealModule
import Testing

@testable import Networks

@Suite struct GradientPenaltyTests {
  private func critic(_ hiddenWidths: [Int]) -> Critic {
    var generator = Generator(seed: 5, stream: "critic")
    return Critic(
      observationCount: 3, actionCount: 2, hiddenWidths: hiddenWidths,
      initialization: .uniform, using: &generator)
  }

  /// c · E[(‖∇ₓ ν‖ − 1)²] in Double, ∇ₓ ν by the chain rule over sums.
  private func penalty(
    _ widths: [Int], _ parameters: [Double], _ inputs: Matrix, coefficient: Double
  ) -> Double {
    (0..<inputs.rowCount).reduce(0) { sum, row in
      let gradient = inputGradient(widths, parameters, inputs.doubles(row: row))
      let norm = gradient.reduce(0) { $0 + $1 * $1 }.squareRoot()
      return sum + coefficient * (norm - 1) * (norm - 1) / Double(inputs.rowCount)
    }
  }

  private func inputGradient(
    _ widths: [Int], _ parameters: [Double], _ inputs: [Double]
  ) -> [Double] {
    var values = inputs
    // ∂(unit)/∂x of the units of a layer, each a row.
    var gradients = inputs.indices.map { one in inputs.indices.map { $0 == one ? 1.0 : 0 } }
    var offset = 0
    for layer in 0..<widths.count - 1 {
      let (inputCount, outputCount) = (widths[layer], widths[layer + 1])
      var (nextValues, nextGradients): ([Double], [[Double]]) = ([], [])
      for output in 0..<outputCount {
        let weight = parameters[(offset + output * inputCount)...].prefix(inputCount)
        let sum = zip(weight, values).reduce(
          parameters[offset + inputCount * outputCount + output]
        ) { $0 + $1.0 * $1.1 }
        let isCut = layer < widths.count - 2 && sum <= 0
        nextValues.append(isCut ? 0 : sum)
        nextGradients.append(
          inputs.indices.map { input in
            isCut ? 0 : zip(weight, gradients).reduce(0) { $0 + $1.0 * $1.1[input] }
          })
      }
      offset += (inputCount + 1) * outputCount
      (values, gradients) = (nextValues, nextGradients)
    }
    return gradients[0]
  }

  @Test(
    "Penalty and gradient agree with the definition", arguments: [[], [6], [9, 7], [8, 8, 4]])
  func definition(hiddenWidths: [Int]) {
    var critic = critic(hiddenWidths)
    let widths = [5] + hiddenWidths + [1]
    let inputs = randomMatrix(6, 5, stream: "inputs")
    var term = GradientPenalty(coefficient: 10)
    let value = term.add(to: &critic, at: inputs)
    let parameters = critic.network.parameters
    #expect(
      abs(
        Double(value)
          - penalty(widths, parameters.map(Double.init), inputs, coefficient: 10)) < 1e-4)
    let error = gradientError(
      critic.network.gradient,
      of: { penalty(widths, $0, inputs, coefficient: 10) }, at: parameters)
    #expect(error < 1e-5)
  }

  @Test("The gradient is added to the one of the critic")
  func adding() {
    var alone = critic([9, 7])
    let inputs = randomMatrix(6, 5, stream: "inputs")
    var term = GradientPenalty(coefficient: 10)
    let value = term.add(to: &alone, at: inputs)
    var together = critic([9, 7])
    _ = together.values(at: inputs)
    together.backward([Float](repeating: 0.5, count: 6), at: inputs)
    let before = together.network.gradient
    // The memory of an evaluation of more rows does not show.
    var other = critic([9, 7])
    _ = term.add(to: &other, at: randomMatrix(20, 5, stream: "more inputs"))
    #expect(term.add(to: &together, at: inputs) == value)
    for (sum, (first, second)) in zip(
      together.network.gradient, zip(before, alone.network.gradient))
    {
      #expect(abs(sum - (first + second)) < 1e-5)
    }
  }

  @Test("The penalty is zero where the norm of the gradient is one")
  func unitGradient() {
    var generator = Generator(seed: 5, stream: "critic")
    // One linear layer of a unit weight.
    var critic = Critic(
      observationCount: 3, actionCount: 2, hiddenWidths: [], initialization: .orthogonal,
      using: &generator)
    var term = GradientPenalty(coefficient: 10)
    #expect(term.add(to: &critic, at: randomMatrix(6, 5, stream: "inputs")) < 1e-10)
    #expect(critic.network.gradient.allSatisfy { abs($0) < 1e-5 })
  }

  @Test("The penalty has no gradient where that of the critic is zero")
  func zeroGradient() {
    var critic = critic([6])
    critic.network.parameters = critic.network.parameters.map { _ in 0 }
    var term = GradientPenalty(coefficient: 10)
    #expect(abs(term.add(to: &critic, at: randomMatrix(6, 5, stream: "inputs")) - 10) < 1e-5)
    #expect(critic.network.gradient.allSatisfy { $0 == 0 })
  }
}
