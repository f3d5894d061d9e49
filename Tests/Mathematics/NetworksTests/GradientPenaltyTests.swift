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

  @Test(
    "Penalty and gradient agree with the definition", arguments: [[], [6], [9, 7], [8, 8, 4]])
  func definition(hiddenWidths: [Int]) {
    var critic = critic(hiddenWidths)
    let inputs = randomMatrix(6, 5, stream: "inputs")
    var term = GradientPenalty(coefficient: 10)
    let value = term.add(to: &critic, at: inputs)
    func penalty(_ parameters: [Double]) -> Double {
      (0..<6).reduce(0) { sum, row in
        let gradient = (0..<5).map { column in
          reference(
            [5] + hiddenWidths + [1], parameters, inputs.doubles(row: row),
            along: (0..<5).map { $0 == column ? 1 : 0 }
          ).derivatives[0]
        }
        let norm = dot(gradient, gradient).squareRoot()
        return sum + 10 * (norm - 1) * (norm - 1) / 6
      }
    }
    let parameters = critic.network.parameters
    #expect(abs(Double(value) - penalty(parameters.map(Double.init))) < 1e-4)
    expectGradient(critic.network.gradient, at: parameters, of: penalty)
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
