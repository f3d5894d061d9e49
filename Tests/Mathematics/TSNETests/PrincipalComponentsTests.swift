import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct PrincipalComponentsTests {
  @Test(arguments: [1, 2, 3, 8, 20])
  func eigenvectorsSolveTheirEquation(size: Int) {
    var generator = Generator(seed: 5, stream: "symmetric")
    var matrix = [[Double]](repeating: Array(repeating: 0, count: size), count: size)
    for row in 0..<size {
      for column in 0...row {
        matrix[row][column] = generator.normal()
        matrix[column][row] = matrix[row][column]
      }
    }
    var previous = Double.infinity
    for vector in eigenvectors(of: matrix) {
      let image = matrix.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
      let eigenvalue = zip(image, vector).reduce(0) { $0 + $1.0 * $1.1 }
      for (left, right) in zip(image, vector) { #expect(abs(left - eigenvalue * right) < 1e-12) }
      #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
      #expect(eigenvalue <= previous)
      #expect((vector.max() ?? 0) >= -(vector.min() ?? 0))
      previous = eigenvalue
    }
  }

  @Test func followTheWidestDirections() {
    // Along (0.6, 0.8, 0) the points reach five times as far as along (0, 0, 1).
    let given = Matrix(
      rowCount: 4, columnCount: 3,
      elements: [7, 4, 2, 1, -4, 2, 4, 0, 3, 4, 0, 1])
    let components = principalComponents(of: given)
    let expected: [SIMD2<Double>] = [[5, 0], [-5, 0], [0, 1], [0, -1]]
    for (component, wanted) in zip(components, expected) {
      #expect(abs(component.x - wanted.x) < 1e-12 && abs(component.y - wanted.y) < 1e-12)
    }
  }

  @Test func pointsOfOneDimensionHaveNoSecondComponent() {
    let given = Matrix(rowCount: 3, columnCount: 1, elements: [1, 2, 6])
    #expect(principalComponents(of: given) == [[-2, 0], [-1, 0], [3, 0]])
  }
}
