/// The unit eigenvectors of a symmetric matrix, in descending order of their eigenvalues, by Jacobi's
/// rotations (Golub and Van Loan, 2013, section 8.5).
func eigenvectors(of symmetric: [[Double]]) -> [[Double]] {
  var matrix = symmetric
  let size = matrix.count
  // Row k is the eigenvector of the eigenvalue matrix[k][k].
  var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
  for _ in 0..<sweepLimit where !isDiagonal(matrix) {
    for row in 0..<size {
      for column in row + 1..<max(size, row + 1) where matrix[row][column] != 0 {
        rotate(&matrix, &vectors, zeroing: row, column)
      }
    }
  }
  return (0..<size).sorted { (matrix[$0][$0], $1) > (matrix[$1][$1], $0) }.map { vectors[$0] }
}

/// Convergence is quadratic: ten sweeps suffice for 40 rows.
private let sweepLimit = 30

private func isDiagonal(_ matrix: [[Double]]) -> Bool {
  var diagonal = 0.0
  var rest = 0.0
  for row in matrix.indices {
    for column in matrix.indices {
      let square = matrix[row][column] * matrix[row][column]
      if row == column { diagonal += square } else { rest += square }
    }
  }
  return rest <= diagonal * Double.ulpOfOne * Double.ulpOfOne
}

/// One rotation in the plane of axes p and q, by the angle that makes entry (p, q) zero:
/// t = tan φ is the smaller root of t² + 2τt − 1 = 0 with τ = (a_qq − a_pp) / 2a_pq.
private func rotate(
  _ matrix: inout [[Double]], _ vectors: inout [[Double]], zeroing p: Int, _ q: Int
) {
  let tau = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
  let tangent = (tau < 0 ? -1 : 1) / (abs(tau) + (1 + tau * tau).squareRoot())
  let cosine = 1 / (1 + tangent * tangent).squareRoot()
  let sine = tangent * cosine
  for k in matrix.indices {
    (matrix[k][p], matrix[k][q]) = (
      cosine * matrix[k][p] - sine * matrix[k][q], sine * matrix[k][p] + cosine * matrix[k][q]
    )
  }
  for k in matrix.indices {
    (matrix[p][k], matrix[q][k]) = (
      cosine * matrix[p][k] - sine * matrix[q][k], sine * matrix[p][k] + cosine * matrix[q][k]
    )
    (vectors[p][k], vectors[q][k]) = (
      cosine * vectors[p][k] - sine * vectors[q][k], sine * vectors[p][k] + cosine * vectors[q][k]
    )
  }
}
