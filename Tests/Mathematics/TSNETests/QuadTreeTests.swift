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

  @Test(arguments: [1e-4, 3, 80])
  func isExactWhereEverySquareIsOpened(width: Double) {
    expectAgreement(scattered(500, width: width), openingAngle: 0, within: 1e-5)
  }

  @Test(arguments: [1e-4, 3, 80])
  func comesNearWhereFarSquaresAreNot(width: Double) {
    expectAgreement(scattered(3000, width: width), openingAngle: 0.5, within: 0.03)
  }

  /// All but one in one place, which no square can divide.
  @Test func holdsPointsThatCoincide() {
    let coordinates = Array(repeating: SIMD2<Float>(1, 2), count: 99) + [SIMD2(-3, 5)]
    expectAgreement(coordinates, openingAngle: 0, within: 1e-5)
    expectAgreement(coordinates, openingAngle: 0.5, within: 1e-5)
    let repulsion = QuadTree(of: Array(repeating: SIMD2(2, 2), count: 40))
      .repulsion(workers: oneWorker)
    #expect(repulsion.forces == Array(repeating: .zero, count: 40))
    #expect(repulsion.normalizer == 40 * 39)
  }
}
