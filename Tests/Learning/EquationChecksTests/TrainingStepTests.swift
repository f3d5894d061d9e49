import LinearAlgebra
import Testing

@testable import EquationChecks

@Suite struct TrainingStepTests {
  private let step = TrainingStep(
    before: [
      Tensor(name: "q.layers.0.weight", shape: [2, 1], elements: [1, 2]),
      Tensor(name: "q.layers.0.bias", shape: [2], elements: [3, 4]),
      Tensor(name: "q.adam.first_moments", shape: [4], elements: [1, 0, 0, 0]),
      Tensor(name: "target_q.layers.0.weight", shape: [1, 1], elements: [9]),
    ],
    after: [
      Tensor(name: "q.layers.0.weight", shape: [2, 1], elements: [5, 6]),
      Tensor(name: "q.layers.0.bias", shape: [2], elements: [7, 8]),
      Tensor(name: "q.adam.first_moments", shape: [4], elements: [1, 0.5, 0, -0.25]),
    ],
    during: [Tensor(name: "batch", shape: [2, 2], elements: [1, 2, 3, 4])])

  @Test("A network is made of its own layers, before or after its update") func network() {
    #expect(step.parameters("q") == [1, 2, 3, 4])
    #expect(step.network("q").widths == [1, 2])
    #expect(step.network("q").outputs([[10]]) == [[13, 24]])
    #expect(step.network("q", updated: true).outputs([[10]]) == [[57, 68]])
  }

  @Test("Gradients are what Adam added to its moments") func gradient() {
    for (gradient, expected) in zip(step.gradient("q"), [1, 5, 0, -2.5] as [Float]) {
      #expect(abs(gradient - expected) < 1e-5)
    }
  }

  @Test("A matrix is read by rows") func rows() {
    #expect(step.rows("batch") == [[1, 2], [3, 4]])
    #expect(step.numbers("batch") == [1, 2, 3, 4])
  }
}
