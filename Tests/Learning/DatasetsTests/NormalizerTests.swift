import LinearAlgebra
import Testing

@testable import Datasets

struct NormalizerTests {
  private func drawn(rowCount: Int) -> Matrix {
    var generator = Generator(seed: 3, stream: "normalizer test")
    let elements = (0..<rowCount).flatMap { _ in
      [Float(5 + 0.2 * generator.normal()), Float(-40 + 30 * generator.normal())]
    }
    return Matrix(rowCount: rowCount, columnCount: 2, elements: elements)
  }

  @Test("Deviations are those of the population plus 10⁻³") func fitting() {
    let normalizer = Normalizer(
      fitting: Matrix(rowCount: 4, columnCount: 2, elements: [1, 7, 1, 7, 3, 7, 3, 7]))
    #expect(normalizer == Normalizer(mean: [2, 7], deviation: [1.001, 0.001]))
  }

  @Test("Normalized columns have mean 0 and deviation 1") func normalized() {
    let observations = drawn(rowCount: 500)
    let normalized = Normalizer(fitting: observations).normalized(observations)
    let again = Normalizer(fitting: normalized)
    for column in 0..<2 {
      #expect(abs(again.mean[column]) < 1e-5)
      // The 10⁻³ under the data, and that on top of the measurement.
      #expect(abs(again.deviation[column] - 1) < 0.006)
    }
  }

  @Test("Denormalizing inverts normalizing") func denormalized() {
    let observations = drawn(rowCount: 50)
    let normalizer = Normalizer(fitting: observations)
    let normalized = normalizer.normalized(observations)
    for row in 0..<50 {
      let restored = normalizer.denormalized(Array(normalized.row(row)))
      for (left, right) in zip(restored, observations.row(row)) {
        #expect(abs(left - right) < 1e-5 * abs(right) + 1e-6)
      }
    }
  }

  @Test("Observations of a transition are normalized, not its action") func transitions() {
    let observations = drawn(rowCount: 6)
    let transitions = Transitions(
      observations: observations,
      actions: Matrix(rowCount: 6, columnCount: 1, elements: [-1, -0.5, 0, 0.25, 0.5, 1]),
      nextObservations: observations.rows([1, 2, 3, 4, 5, 0]))
    let normalizer = Normalizer(fitting: observations)
    let normalized = normalizer.normalized(transitions)
    #expect(normalized.observations == normalizer.normalized(observations))
    #expect(normalized.nextObservations == normalized.observations.rows([1, 2, 3, 4, 5, 0]))
    #expect(normalized.actions == transitions.actions)
  }

  @Test("Observations of another size are refused") func sizes() async {
    await #expect(processExitsWith: .failure) {
      _ = Normalizer(mean: [0], deviation: [1])
        .normalized(Matrix(repeating: 0, rowCount: 1, columnCount: 2))
    }
  }
}
