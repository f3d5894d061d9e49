import LinearAlgebra

/// The joint probabilities of pairs of points, p_ij = (p_j|i + p_i|j) / 2n: symmetric, zero on the
/// diagonal, and 1 in sum.
///
/// A point picks among its ⌊3 · perplexity⌋ nearest neighbours only, for farther ones weigh next
/// to nothing (van der Maaten, 2014, section 4.1): the matrix is sparse, and only its entries
/// above zero are kept, row after row, each row in the order of its columns.
struct Affinities: Equatable {
  /// Row i stands at rowStarts[i] ..< rowStarts[i + 1].
  private(set) var rowStarts: [Int] = [0]
  private(set) var columns: [Int32] = []
  private(set) var values: [Float] = []

  var pointCount: Int { rowStarts.count - 1 }

  /// Measures the affinities of `points`, one a row.
  ///
  /// - Precondition: points are finite, `perplexity` is above 1 and at most (n − 1) / 3.
  init(of points: Matrix, perplexity: Double, workers: Workers) {
    precondition(points.elements.allSatisfy(\.isFinite), "Points to embed must be finite")
    precondition(
      perplexity > 1 && 3 * perplexity <= Double(points.rowCount - 1),
      "Perplexity \(perplexity) is not above 1 and at most a third of the "
        + "\(points.rowCount - 1) neighbours of each point")
    let neighbors = VantagePointTree(of: points).neighbors(Int(3 * perplexity), workers: workers)
    self.init(neighbors, perplexity: perplexity, workers: workers)
  }

  init(_ neighbors: Neighbors, perplexity: Double, workers: Workers) {
    let count = neighbors.count
    // A row of choices is in the order of indices, so that it can be merged with its mirror image.
    var choices = [Choice](
      repeating: Choice(column: 0, probability: 0), count: neighbors.indices.count)
    workers.fill(&choices, width: count) { rows, block in
      for (offset, row) in rows.enumerated() {
        let range = neighbors.row(row)
        let probabilities = neighborProbabilities(
          squaredDistances: neighbors.squaredDistances[range].map(Double.init),
          perplexity: perplexity)
        let sorted = zip(neighbors.indices[range], probabilities)
          .map { Choice(column: $0, probability: Float($1)) }.sorted { $0.column < $1.column }
        _ = block[(offset * count)...].update(fromContentsOf: sorted)
      }
    }
    merge(choices, Mirror(of: choices, count: count))
  }

  /// The entries of one row: columns and values.
  func row(_ point: Int) -> Range<Int> { rowStarts[point]..<rowStarts[point + 1] }

  /// Adds the choices of each point to those in which it is chosen.
  private mutating func merge(_ choices: [Choice], _ mirror: Mirror) {
    let count = choices.count / mirror.pointCount
    let scale = 1 / Float(2 * mirror.pointCount)
    columns.reserveCapacity(2 * choices.count)
    values.reserveCapacity(2 * choices.count)
    for point in 0..<mirror.pointCount {
      var own = point * count
      var other = mirror.starts[point]
      let (ownEnd, otherEnd) = (own + count, mirror.starts[point + 1])
      while own < ownEnd || other < otherEnd {
        let ownColumn = own < ownEnd ? choices[own].column : .max
        let otherColumn = other < otherEnd ? mirror.choices[other].column : .max
        let column = min(ownColumn, otherColumn)
        var value: Float = 0
        if ownColumn == column {
          value += choices[own].probability
          own += 1
        }
        if otherColumn == column {
          value += mirror.choices[other].probability
          other += 1
        }
        // Underflow: its logarithm would not be finite.
        guard value * scale > 0 else { continue }
        columns.append(column)
        values.append(value * scale)
      }
      rowStarts.append(columns.count)
    }
  }
}

/// p_j|i, where j is the column.
private struct Choice {
  var column: Int32
  var probability: Float
}

/// The transpose of the rows of choices, by counting.
private struct Mirror {
  private(set) var starts: [Int]
  private(set) var choices: [Choice]

  var pointCount: Int { starts.count - 1 }

  init(of rows: [Choice], count: Int) {
    let pointCount = rows.count / count
    starts = Array(repeating: 0, count: pointCount + 1)
    for choice in rows { starts[Int(choice.column) + 1] += 1 }
    for point in 0..<pointCount { starts[point + 1] += starts[point] }
    var next = starts
    choices = Array(repeating: Choice(column: 0, probability: 0), count: rows.count)
    for point in 0..<pointCount {
      for position in point * count..<(point + 1) * count {
        let column = Int(rows[position].column)
        choices[next[column]] = Choice(
          column: Int32(point), probability: rows[position].probability)
        next[column] += 1
      }
    }
  }
}
