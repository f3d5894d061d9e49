import LinearAlgebra
import Testing

@testable import Networks

@Suite struct InitializationTests {
  private func layer(_ inputCount: Int, _ outputCount: Int) -> [Float] {
    var generator = Generator(seed: 2, stream: "layer")
    return Initialization.orthogonal.layer(
      inputCount: inputCount, outputCount: outputCount, using: &generator)
  }

  @Test(
    "Orthogonal weights have orthonormal rows or columns",
    arguments: [(3, 3), (7, 4), (4, 7), (1, 5), (5, 1), (64, 64)])
  func orthonormality(inputCount: Int, outputCount: Int) {
    let weight = layer(inputCount, outputCount)
    let count = min(inputCount, outputCount)
    for one in 0..<count {
      for other in 0..<count {
        var product = 0.0
        for index in 0..<max(inputCount, outputCount) {
          func entry(_ vector: Int) -> Double {
            Double(
              outputCount <= inputCount
                ? weight[vector * inputCount + index] : weight[index * inputCount + vector])
          }
          product += entry(one) * entry(other)
        }
        #expect(abs(product - (one == other ? 1 : 0)) < 1e-6)
      }
    }
  }

  @Test("Orthogonal initialization has biases of zero")
  func biases() {
    #expect(layer(4, 7).suffix(7).allSatisfy { $0 == 0 })
    #expect(layer(4, 7).count == 5 * 7)
  }

  /// No direction is preferred: entries of both signs, and a mean square of one part of the length.
  @Test("Orthogonal weights prefer no direction")
  func directions() {
    let weight = layer(64, 64).dropLast(64)
    #expect(abs(weight.reduce(0, +) / 4096) < 0.01)
    #expect(abs(weight.reduce(0) { $0 + $1 * $1 } / 64 - 1) < 1e-4)
  }
}
