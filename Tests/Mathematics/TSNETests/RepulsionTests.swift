import Testing

@testable import TSNE

@Suite struct RepulsionTests {
  /// Counts with and without a block that is filled up.
  @Test(arguments: [16, 21, 300])
  func agreesWithItsDefinition(count: Int) {
    let coordinates = scattered(count).map { SIMD2<Double>($0) }
    var normalizer = 0.0
    let forces = (0..<count).map { point in
      var force = SIMD2<Double>.zero
      for other in 0..<count where other != point {
        let difference = coordinates[point] - coordinates[other]
        let kernel = 1 / (1 + (difference * difference).sum())
        normalizer += kernel
        force += kernel * kernel * difference
      }
      return SIMD2<Float>(force)
    }
    let repulsion = exactRepulsion(at: scattered(count), workers: oneWorker)
    #expect(abs(repulsion.normalizer / normalizer - 1) < 1e-5)
    #expect(relativeError(repulsion.forces, forces) < 1e-5)
  }
}
