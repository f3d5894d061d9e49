import LinearAlgebra

/// The centred points along the two directions in which they vary most.
///
/// A direction is fixed only up to its sign; here its largest entry is positive. Points of one
/// dimension have zero as their second component.
func principalComponents(of points: Matrix) -> [SIMD2<Double>] {
  let dimensionCount = points.columnCount
  var means = [Double](repeating: 0, count: dimensionCount)
  for point in 0..<points.rowCount {
    for dimension in 0..<dimensionCount { means[dimension] += Double(points[point, dimension]) }
  }
  for dimension in 0..<dimensionCount { means[dimension] /= Double(points.rowCount) }
  var centered = [Double](repeating: 0, count: points.rowCount * dimensionCount)
  for point in 0..<points.rowCount {
    for dimension in 0..<dimensionCount {
      centered[point * dimensionCount + dimension] =
        Double(points[point, dimension]) - means[dimension]
    }
  }
  var covariance = [[Double]](
    repeating: Array(repeating: 0, count: dimensionCount), count: dimensionCount)
  for start in stride(from: 0, to: centered.count, by: dimensionCount) {
    for row in 0..<dimensionCount {
      for column in 0..<dimensionCount {
        covariance[row][column] += centered[start + row] * centered[start + column]
      }
    }
  }
  let directions = eigenvectors(of: covariance).prefix(2)
  return stride(from: 0, to: centered.count, by: dimensionCount).map { start in
    var components = SIMD2<Double>.zero
    for (index, direction) in directions.enumerated() {
      for dimension in 0..<dimensionCount {
        components[index] += centered[start + dimension] * direction[dimension]
      }
    }
    return components
  }
}

/// The unit eigenvectors of a symmetric matrix, that of the largest eigenvalue first, each with its
/// largest entry positive; by Jacobi's rotations (Golub and Van Loan, 2013, section 8.5).
func eigenvectors(of symmetric: [[Double]]) -> [[Double]] {
  var matrix = symmetric
  let size = matrix.count
  // Row k is the eigenvector that belongs to matrix[k][k].
  var vectors = (0..<size).map { row in (0..<size).map { $0 == row ? 1.0 : 0.0 } }
  for _ in 0..<sweepLimit where !isDiagonal(matrix) {
    for row in 0..<size {
      for column in row + 1..<max(size, row + 1) where matrix[row][column] != 0 {
        rotate(&matrix, &vectors, zeroing: row, column)
      }
    }
  }
  return (0..<size).sorted { (matrix[$0][$0], $1) > (matrix[$1][$1], $0) }.map { index in
    let largest = vectors[index].max { abs($0) < abs($1) } ?? 0
    return largest < 0 ? vectors[index].map { -$0 } : vectors[index]
  }
}

/// Convergence is quadratic: ten sweeps are plenty for any size met here.
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
