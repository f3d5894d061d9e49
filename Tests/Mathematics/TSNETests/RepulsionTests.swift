import Testing

@testable import TSNE

/// Both approximations against the sum over all pairs.
@Suite struct RepulsionTests {
  private func expect(
    _ found: Repulsion, at coordinates: [SIMD2<Float>], within tolerance: Float
  ) {
    let exact = exactRepulsion(at: coordinates, workers: oneWorker)
    #expect(relativeError(found.forces, exact.forces) < tolerance)
    #expect(abs(found.normalizer / exact.normalizer - 1) < Double(tolerance))
  }

  private func expectTree(
    _ coordinates: [SIMD2<Float>], openingAngle: Float, within tolerance: Float
  ) {
    let found = QuadTree(of: coordinates).repulsion(openingAngle: openingAngle, workers: oneWorker)
    expect(found, at: coordinates, within: tolerance)
  }

  @Test(
    "Barnes and Hut's sum is exact at an opening angle of 0, and to three percent at the default",
    arguments: [1e-4, 3, 80])
  func barnesHut(width: Double) {
    expectTree(scattered(500, width: width), openingAngle: 0, within: 1e-5)
    expectTree(scattered(3000, width: width), openingAngle: 0.5, within: 0.03)
  }

  @Test("Points that coincide share a square")
  func coincidentPointsInTree() {
    let coordinates = Array(repeating: SIMD2<Float>(1, 2), count: 99) + [SIMD2(-3, 5)]
    for angle: Float in [0, 0.5] { expectTree(coordinates, openingAngle: angle, within: 1e-5) }
    let repulsion = QuadTree(of: Array(repeating: SIMD2(2, 2), count: 40))
      .repulsion(workers: oneWorker)
    #expect(repulsion.forces == Array(repeating: .zero, count: 40))
    #expect(repulsion.normalizer == 40 * 39)
  }

  /// The planes are narrower than a cell, and wider than the kernel.
  ///
  /// A wrong spline, transform or kernel would be an error of all forces.
  @Test(
    "Interpolation is exact on a fine grid, and to two percent on the default one",
    arguments: [1e-4, 0.1, 3, 20, 80])
  func interpolation(width: Double) {
    if width < 80 {
      var fine = Interpolation(spacing: 1 / 16)
      let few = scattered(1000, width: width)
      expect(fine.repulsion(at: few, workers: oneWorker), at: few, within: 1e-4)
    }
    var interpolation = Interpolation()
    let many = scattered(3000, width: width)
    expect(interpolation.repulsion(at: many, workers: oneWorker), at: many, within: 0.02)
  }

  /// Charges of the last step are cleared.
  @Test("The grid follows points that move, whether it is replaced or kept")
  func movingPoints() {
    var interpolation = Interpolation(spacing: 0.25)
    for width in [1e-4, 2, 2.01, 1.9, 8, 7.9, 0.2] {
      let points = scattered(400, width: width)
      expect(interpolation.repulsion(at: points, workers: oneWorker), at: points, within: 0.002)
    }
  }

  /// The discrete convolution is periodic: without padding, the corners would be neighbors.
  @Test("Points in opposite corners of the grid are far from each other")
  func corners() {
    let corners: [SIMD2<Float>] = [[0, 0], [5, 5], [0, 5], [5, 0.05], [0.3, 0.8]]
    var fine = Interpolation(spacing: 1 / 16)
    expect(fine.repulsion(at: corners, workers: oneWorker), at: corners, within: 1e-3)
  }

  @Test("Points that coincide do not separate on the grid")
  func coincidentPointsOnGrid() {
    var interpolation = Interpolation()
    let repulsion = interpolation.repulsion(
      at: Array(repeating: SIMD2(2, -2), count: 40), workers: oneWorker)
    #expect(repulsion.forces.allSatisfy { abs($0.x) < 1e-4 && abs($0.y) < 1e-4 })
  }
}
