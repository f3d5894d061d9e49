import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct PointsTests {
  @Test("Points are scaled by a power of two", arguments: [1, 1e300, 1e-300])
  func scale(scale: Double) {
    let points = Points(rows: [[1.5 * scale, -5 * scale], [0, 2 * scale]])
    let largest = points.elements.map(\.magnitude).max() ?? 0
    #expect((1..<2).contains(largest))
    let factor = points.elements[1] / (-5 * scale)
    #expect(factor.significand == 1)
    #expect(points.elements == [1.5, -5, 0, 2].map { factor * ($0 * scale) })
  }

  @Test("Points are the rows of a matrix")
  func matrix() {
    let matrix = Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6])
    #expect(Points(matrix) == Points(rows: [[1, 2, 3], [4, 5, 6]]))
  }

  @Test("Coordinates that are not finite are refused")
  func finite() async {
    await #expect(processExitsWith: .failure) { _ = Points(rows: [[1, .nan]]) }
  }
}
