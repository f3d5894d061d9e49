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

/// The nearest of the candidates offered so far: a binary heap with the farthest on top.
struct NearestCandidates {
  private let limit: Int
  private var heap: [Neighbor] = []

  /// Keeps at most `limit` candidates.
  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(limit)
  }

  /// The squared distance beyond which a candidate is refused; infinite until `limit` are kept.
  var reach: Double { heap.count < limit ? .infinity : heap[0].squaredDistance }

  /// Nearest first.
  var sorted: [Neighbor] { heap.sorted() }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func offer(_ candidate: Neighbor) {
    if heap.count < limit {
      heap.append(candidate)
      siftUp()
    } else if candidate < heap[0] {
      replaceFarthest(with: candidate)
    }
  }

  private mutating func siftUp() {
    var position = heap.count - 1
    while position > 0 {
      let parent = (position - 1) / 2
      guard heap[parent] < heap[position] else { return }
      heap.swapAt(parent, position)
      position = parent
    }
  }

  private mutating func replaceFarthest(with candidate: Neighbor) {
    var position = 0
    while true {
      var child = 2 * position + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count && heap[child] < heap[child + 1] { child += 1 }
      guard candidate < heap[child] else { break }
      heap[position] = heap[child]
      position = child
    }
    heap[position] = candidate
  }
}
