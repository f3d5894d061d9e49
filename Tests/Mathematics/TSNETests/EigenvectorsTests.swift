import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct EigenvectorsTests {
  @Test("Eigenvectors solve their equation, largest eigenvalue first", arguments: [1, 2, 3, 8, 40])
  func equation(size: Int) {
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
      previous = eigenvalue
    }
  }
}
