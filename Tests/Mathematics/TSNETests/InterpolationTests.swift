import Testing

@testable import TSNE

@Suite struct InterpolationTests {
  private func expectAgreement(
    _ interpolation: inout Interpolation, _ coordinates: [SIMD2<Float>], within tolerance: Float
  ) {
    let exact = exactRepulsion(at: coordinates, workers: oneWorker)
    let found = interpolation.repulsion(at: coordinates, workers: oneWorker)
    #expect(relativeError(found.forces, exact.forces) < tolerance)
    #expect(abs(found.normalizer / exact.normalizer - 1) < Double(tolerance))
  }

  /// The planes are narrower than a cell, and wider than the kernel.
  @Test("A fine grid gives the exact repulsion", arguments: [1e-4, 0.1, 3, 20])
  func fineGrid(width: Double) {
    var interpolation = Interpolation(spacing: 1 / 16)
    expectAgreement(&interpolation, scattered(1000, width: width), within: 1e-4)
  }

  @Test("The default grid is exact to two percent", arguments: [1e-4, 0.1, 3, 20, 80])
  func defaultGrid(width: Double) {
    var interpolation = Interpolation()
    expectAgreement(&interpolation, scattered(3000, width: width), within: 0.02)
  }

  @Test("The grid follows points that move, whether it is replaced or kept")
  func movingPoints() {
    var interpolation = Interpolation(spacing: 0.25)
    for width in [1e-4, 2, 2.01, 1.9, 8, 7.9, 0.2] {
      expectAgreement(&interpolation, scattered(400, width: width), within: 0.002)
    }
  }

  @Test("Points that coincide do not separate")
  func coincidentPoints() {
    var interpolation = Interpolation()
    let repulsion = interpolation.repulsion(
      at: Array(repeating: SIMD2(2, -2), count: 40), workers: oneWorker)
    #expect(repulsion.forces.allSatisfy { abs($0.x) < 1e-4 && abs($0.y) < 1e-4 })
  }
}
