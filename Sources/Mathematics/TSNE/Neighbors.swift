/// The nearest neighbours of each of a number of points, the point itself not among them; where two
/// are equally near, that of lower index comes first.
struct Neighbors: Equatable {
  /// The number of neighbours of a point.
  let count: Int
  /// A row of `count` for each point, nearest first.
  let indices: [Int32]
  /// In the order of `indices`.
  let squaredDistances: [Float]

  var pointCount: Int { indices.count / count }

  /// The positions in the arrays at which the neighbours of one point stand.
  func row(_ point: Int) -> Range<Int> { point * count..<(point + 1) * count }
}

/// A neighbour as one number that sorts by distance first and by index among equals: the bits of
/// floating-point numbers without sign are in the order of the numbers.
struct Neighbor: Comparable {
  private let bits: UInt64

  init(index: Int32, squaredDistance: Float) {
    bits = UInt64(squaredDistance.bitPattern) << 32 | UInt64(UInt32(bitPattern: index))
  }

  var index: Int32 { Int32(truncatingIfNeeded: bits) }
  var squaredDistance: Float { Float(bitPattern: UInt32(bits >> 32)) }

  static func < (lhs: Neighbor, rhs: Neighbor) -> Bool { lhs.bits < rhs.bits }
}

/// The nearest among the candidates seen so far: a binary heap with the farthest on top.
struct NearestCandidates {
  /// How many are kept.
  private let limit: Int
  private var heap: [Neighbor] = []

  init(limit: Int) {
    self.limit = limit
    heap.reserveCapacity(limit)
  }

  /// A candidate farther than this is not among the nearest: infinite until there are enough.
  var reach: Float { heap.count < limit ? .infinity : heap[0].squaredDistance }

  /// From near to far.
  var sorted: [Neighbor] { heap.sorted() }

  mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  mutating func offer(_ candidate: Neighbor) {
    if heap.count < limit {
      heap.append(candidate)
      rise()
    } else if candidate < heap[0] {
      sink(candidate)
    }
  }

  private mutating func rise() {
    var position = heap.count - 1
    while position > 0 {
      let parent = (position - 1) / 2
      guard heap[parent] < heap[position] else { return }
      heap.swapAt(parent, position)
      position = parent
    }
  }

  /// Replaces the farthest.
  private mutating func sink(_ candidate: Neighbor) {
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
