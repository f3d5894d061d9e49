import LinearAlgebra

/// The joint probabilities of pairs of points, p_ij = (p_j|i + p_i|j) / 2n: symmetric, zero on the
/// diagonal, and 1 in sum.
///
/// A row is stored as whole blocks of eight; the entries past its end are zero.
struct Affinities {
  typealias Block = SIMD8<Float>

  let pointCount: Int
  /// The number of blocks in a row.
  let blockCount: Int
  private(set) var blocks: [Block]

  /// Measures the affinities of `points`, one a row.
  ///
  /// - Precondition: points are finite, `perplexity` is above 1 and at most (n − 1) / 3.
  init(of points: Matrix, perplexity: Double) {
    precondition(points.elements.allSatisfy(\.isFinite), "Points to embed must be finite")
    precondition(
      perplexity > 1 && 3 * perplexity <= Double(points.rowCount - 1),
      "Perplexity \(perplexity) is not above 1 and at most a third of the "
        + "\(points.rowCount - 1) neighbours of each point")
    pointCount = points.rowCount
    blockCount = (pointCount + Block.scalarCount - 1) / Block.scalarCount
    blocks = Array(repeating: .zero, count: pointCount * blockCount)
    for point in 0..<pointCount {
      let probabilities = neighborProbabilities(
        squaredDistances: squaredDistances(from: point, of: points), perplexity: perplexity)
      for (neighbor, probability) in probabilities.enumerated() {
        self[point, neighbor < point ? neighbor : neighbor + 1] = Float(probability)
      }
    }
    symmetrize()
  }

  subscript(row: Int, column: Int) -> Float {
    get { blocks[row * blockCount + column / Block.scalarCount][column % Block.scalarCount] }
    set {
      blocks[row * blockCount + column / Block.scalarCount][column % Block.scalarCount] = newValue
    }
  }

  private mutating func symmetrize() {
    let scale = 1 / Float(2 * pointCount)
    for row in 0..<pointCount {
      for column in 0..<row {
        let joint = (self[row, column] + self[column, row]) * scale
        self[row, column] = joint
        self[column, row] = joint
      }
    }
  }
}

/// The squared Euclidean distances from one point to all others, in their order.
private func squaredDistances(from point: Int, of points: Matrix) -> [Double] {
  var distances: [Double] = []
  distances.reserveCapacity(points.rowCount - 1)
  let dimensionCount = points.columnCount
  for other in 0..<points.rowCount where other != point {
    var sum = 0.0
    for dimension in 0..<dimensionCount {
      let difference =
        Double(points.elements[point * dimensionCount + dimension])
        - Double(points.elements[other * dimensionCount + dimension])
      sum += difference * difference
    }
    distances.append(sum)
  }
  return distances
}
