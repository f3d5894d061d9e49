import LinearAlgebra
import Testing

@testable import Networks

@Suite struct InitializationTests {
  @Test(
    "Orthogonal weights have orthonormal rows or columns, and biases are zero",
    arguments: [(3, 3), (7, 4), (4, 7), (1, 5), (5, 1), (64, 64)])
  func orthonormality(inputCount: Int, outputCount: Int) {
    var generator = Generator(seed: 2, stream: "layer")
    let drawn = Initialization.orthogonal.layer(
      inputCount: inputCount, outputCount: outputCount, using: &generator)
    #expect(drawn.count == (inputCount + 1) * outputCount)
    #expect(drawn.suffix(outputCount).allSatisfy { $0 == 0 })
    let weight = drawn.dropLast(outputCount).map(Double.init)
    let isTall = outputCount > inputCount
    let vectors = (0..<min(inputCount, outputCount)).map { vector in
      (0..<max(inputCount, outputCount)).map {
        weight[isTall ? $0 * inputCount + vector : vector * inputCount + $0]
      }
    }
    for one in vectors.indices {
      for other in vectors.indices {
        #expect(abs(dot(vectors[one], vectors[other]) - (one == other ? 1 : 0)) < 1e-6)
      }
    }
    // No direction is preferred: entries of both signs.
    #expect(inputCount < 64 || abs(weight.reduce(0, +) / 4096) < 0.01)
  }
}
