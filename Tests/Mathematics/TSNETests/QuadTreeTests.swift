import Testing

@testable import TSNE

@Suite struct QuadTreeTests {
  private func expectAgreement(
    _ coordinates: [SIMD2<Float>], openingAngle: Float, within tolerance: Float
  ) {
    let exact = exactRepulsion(at: coordinates, workers: oneWorker)
    let found = QuadTree(of: coordinates)
      .repulsion(openingAngle: openingAngle, workers: oneWorker)
    #expect(relativeError(found.forces, exact.forces) < tolerance)
    #expect(abs(found.normalizer / exact.normalizer - 1) < Double(tolerance))
  }

  @Test("At an opening angle of 0 the repulsion is exact", arguments: [1e-4, 3, 80])
  func exact(width: Double) {
    expectAgreement(scattered(500, width: width), openingAngle: 0, within: 1e-5)
  }

  @Test("At the default opening angle it is exact to three percent", arguments: [1e-4, 3, 80])
  func approximate(width: Double) {
    expectAgreement(scattered(3000, width: width), openingAngle: 0.5, within: 0.03)
  }

  @Test("Points that coincide share a square")
  func coincidentPoints() {
    let coordinates = Array(repeating: SIMD2<Float>(1, 2), count: 99) + [SIMD2(-3, 5)]
    expectAgreement(coordinates, openingAngle: 0, within: 1e-5)
    expectAgreement(coordinates, openingAngle: 0.5, within: 1e-5)
    let repulsion = QuadTree(of: Array(repeating: SIMD2(2, 2), count: 40))
      .repulsion(workers: oneWorker)
    #expect(repulsion.forces == Array(repeating: .zero, count: 40))
    #expect(repulsion.normalizer == 40 * 39)
  }
}
