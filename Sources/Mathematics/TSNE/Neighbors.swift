/// The nearest neighbors of each point, without the point itself; of two at the same distance, the
/// one of lower index comes first.
struct Neighbors: Equatable {
  /// The number of neighbors of each point.
  let count: Int
  /// A row of `count` for each point, nearest first.
  let indices: [Int32]
  /// In the order of `indices`.
  let squaredDistances: [Double]

  var pointCount: Int { indices.count / count }

  /// The positions in the arrays of one point's neighbors.
  func row(_ point: Int) -> Range<Int> { point * count..<(point + 1) * count }
}

/// A neighbor, ordered by its distance and, among equals, by its index.
struct Neighbor: Comparable {
  let index: Int32
  let squaredDistance: Double

  static func < (lhs: Neighbor, rhs: Neighbor) -> Bool {
    lhs.squaredDistance < rhs.squaredDistance
      || lhs.squaredDistance == rhs.squaredDistance && lhs.index < rhs.index
  }
}

/// The nearest of the candidates offered so far.
struct NearestCandidates {
  private let limit: Int
  /// Nearest first.
  private(set) var sorted: [Neighbor] = []

  /// Keeps at most `limit` candidates.
  init(limit: Int) {
    self.limit = limit
    sorted.reserveCapacity(limit)
  }

  /// The squared distance beyond which a candidate is refused; infinite until `limit` are kept.
  var reach: Double { sorted.count < limit ? .infinity : sorted[limit - 1].squaredDistance }

  mutating func removeAll() { sorted.removeAll(keepingCapacity: true) }

  mutating func offer(_ candidate: Neighbor) {
    if sorted.count == limit {
      guard candidate < sorted[limit - 1] else { return }
      sorted.removeLast()
    }
    var position = sorted.count
    sorted.append(candidate)
    while position > 0 && candidate < sorted[position - 1] {
      sorted[position] = sorted[position - 1]
      position -= 1
    }
    sorted[position] = candidate
  }
}
