/// The joint probabilities of pairs of points, p_ij = (p_j|i + p_i|j) / 2n: symmetric, zero on the
/// diagonal, and 1 in sum.
///
/// p_j|i is zero except for the ⌊3 · perplexity⌋ nearest neighbors j of i, because the probabilities
/// of farther points are negligible (van der Maaten, 2014, section 4.1). The matrix is stored sparse:
/// its entries above zero, row after row, each row in the order of its columns.
struct Affinities: Equatable {
  /// The entries of row i are at rowStarts[i] ..< rowStarts[i + 1].
  private(set) var rowStarts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []

  var pointCount: Int { rowStarts.count - 1 }

  /// - Precondition: `perplexity` is above 1 and at most (n − 1) / 3.
  init(of points: Points, perplexity: Double, workers: Workers) {
    precondition(
      perplexity > 1 && 3 * perplexity <= Double(points.count - 1),
      "Perplexity \(perplexity) is not above 1 and at most a third of the "
        + "\(points.count - 1) neighbors of each point")
    let neighbors = VantagePointTree(of: points).neighbors(Int(3 * perplexity), workers: workers)
    var conditional = [Float](repeating: 0, count: neighbors.indices.count)
    workers.fill(&conditional, width: neighbors.count) { rows, block in
      for (offset, row) in rows.enumerated() {
        let probabilities = neighborProbabilities(
          squaredDistances: Array(neighbors.squaredDistances[neighbors.row(row)]),
          perplexity: perplexity)
        for (index, probability) in probabilities.enumerated() {
          block[offset * neighbors.count + index] = Float(probability)
        }
      }
    }
    symmetrize(conditional, of: neighbors)
  }

  /// The positions in `columns` and `values` of one row.
  func row(_ point: Int) -> Range<Int> { rowStarts[point]..<rowStarts[point + 1] }

  /// Adds each p_j|i to the entries (i, j) and (j, i).
  private mutating func symmetrize(_ conditional: [Float], of neighbors: Neighbors) {
    let scale = 1 / Float(2 * neighbors.pointCount)
    var rows = [[(column: Int32, value: Float)]](repeating: [], count: neighbors.pointCount)
    for point in rows.indices {
      for position in neighbors.row(point) {
        let (other, value) = (neighbors.indices[position], conditional[position])
        rows[point].append((other, value))
        rows[Int(other)].append((Int32(point), value))
      }
    }
    for var row in rows {
      row.sort { $0.column < $1.column }
      var position = 0
      while position < row.count {
        let column = row[position].column
        var value: Float = 0
        while position < row.count && row[position].column == column {
          value += row[position].value
          position += 1
        }
        // An entry that underflows is left out: its logarithm would not be finite.
        guard value * scale > 0 else { continue }
        columns.append(column)
        values.append(value * scale)
      }
      rowStarts.append(columns.count)
    }
  }
}
