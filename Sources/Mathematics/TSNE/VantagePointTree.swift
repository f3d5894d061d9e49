import LinearAlgebra

/// A tree of balls that finds the exact nearest neighbours of its own points (Yianilos, 1993).
///
/// A node has a vantage point v and splits the others by their distance to it, the nearer half
/// inside. The triangle inequality tells what a search need not visit: no point x inside is nearer
/// to a query q than d(q, v) − max d(x, v), and none outside nearer than min d(x, v) − d(q, v).
struct VantagePointTree {
  private enum Node {
    /// The inner node follows its parent.
    case split(vantagePoint: Int32, innerRadius: Float, outerRadius: Float, outerNode: Int)
    /// `indices` and, in blocks of eight, the points themselves from these positions on.
    case leaf(Range<Int>, firstBlock: Int)
  }

  private let points: Matrix
  private var nodes: [Node] = []
  /// All points but those of vantage, leaf after leaf.
  private var indices: [Int32] = []
  private var blocks: PointBlocks

  /// A few blocks: scanning them costs no more than another level of the tree.
  private static let leafSize = 32

  /// Bounds are taken to be wider by this fraction, so that rounding excludes no neighbour.
  ///
  /// The error of a sum of d squares is below d · 2⁻²⁴ of it, that of its root half as much.
  private static let slack: Float = 1e-5

  init(of points: Matrix) {
    self.points = points
    blocks = PointBlocks(dimensionCount: points.columnCount)
    var rows = Array(0..<Int32(points.rowCount))
    grow(&rows, 0..<rows.count)
  }

  // MARK: Growth

  private mutating func grow(_ rows: inout [Int32], _ range: Range<Int>) {
    guard range.count > Self.leafSize else {
      nodes.append(
        .leaf(indices.count..<indices.count + range.count, firstBlock: blocks.blockCount))
      indices += rows[range]
      blocks.append(points, rows: rows[range].map(Int.init))
      return
    }
    // A point at the rim sees the others at many distances, which a split by distance needs.
    let far = neighbors(of: Int(rows[range.lowerBound]), among: rows[range]).max()
    let vantagePoint = far?.index ?? rows[range.lowerBound]
    var others = neighbors(of: Int(vantagePoint), among: rows[range])
    others.removeAll { $0.index == vantagePoint }
    others.sort()
    for (position, other) in others.enumerated() {
      rows[range.lowerBound + 1 + position] = other.index
    }
    let half = others.count / 2
    let middle = range.lowerBound + 1 + half
    let node = nodes.count
    nodes.append(.leaf(0..<0, firstBlock: 0))
    grow(&rows, range.lowerBound + 1..<middle)
    nodes[node] = .split(
      vantagePoint: vantagePoint, innerRadius: others[half - 1].squaredDistance.squareRoot(),
      outerRadius: others[half].squaredDistance.squareRoot(), outerNode: nodes.count)
    grow(&rows, middle..<range.upperBound)
  }

  private func neighbors(of point: Int, among others: ArraySlice<Int32>) -> [Neighbor] {
    points.elements.withUnsafeBufferPointer { elements in
      others.map { other in
        Neighbor(
          index: other,
          squaredDistance: squaredDistance(
            from: elements, row: point, toRow: Int(other), width: points.columnCount))
      }
    }
  }

  // MARK: Search

  /// The `count` nearest neighbours of each point.
  ///
  /// - Precondition: `count` is above 0 and below the number of points.
  func neighbors(_ count: Int, workers: Workers) -> Neighbors {
    precondition(
      0 < count && count < points.rowCount,
      "\(points.rowCount) points do not have \(count) neighbours each")
    var found = [Neighbor](
      repeating: Neighbor(index: 0, squaredDistance: 0), count: count * points.rowCount)
    workers.fill(&found, width: count) { rows, block in
      var candidates = NearestCandidates(limit: count)
      for (offset, row) in rows.enumerated() {
        candidates.removeAll()
        points.elements.withUnsafeBufferPointer { elements in
          search(node: 0, from: row, elements, &candidates)
        }
        _ = block[(offset * count)...].update(fromContentsOf: candidates.sorted)
      }
    }
    return Neighbors(
      count: count, indices: found.map(\.index), squaredDistances: found.map(\.squaredDistance))
  }

  private func search(
    node: Int, from row: Int, _ elements: UnsafeBufferPointer<Float>,
    _ candidates: inout NearestCandidates
  ) {
    let width = points.columnCount
    switch nodes[node] {
    case .leaf(let range, let firstBlock):
      let query = UnsafeBufferPointer(rebasing: elements[row * width..<(row + 1) * width])
      var block = firstBlock
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        let distances = blocks.squaredDistances(from: query, toBlock: block)
        block += 1
        guard any(distances .<= candidates.reach) else { continue }
        for lane in 0..<min(8, range.upperBound - start) {
          let index = indices[start + lane]
          guard distances[lane] <= candidates.reach && index != Int32(row) else { continue }
          candidates.offer(Neighbor(index: index, squaredDistance: distances[lane]))
        }
      }
    case .split(let vantagePoint, let innerRadius, let outerRadius, let outerNode):
      let square = squaredDistance(
        from: elements, row: row, toRow: Int(vantagePoint), width: width)
      if vantagePoint != Int32(row) {
        candidates.offer(Neighbor(index: vantagePoint, squaredDistance: square))
      }
      let distance = square.squareRoot()
      let inner = (node + 1, distance - innerRadius - Self.slack * (distance + innerRadius))
      let outer = (outerNode, outerRadius - distance - Self.slack * (distance + outerRadius))
      // What is found in the nearer half may spare the other one.
      let (first, second) = inner.1 < outer.1 ? (inner, outer) : (outer, inner)
      if isWithin(candidates.reach, bound: first.1) {
        search(node: first.0, from: row, elements, &candidates)
      }
      if isWithin(candidates.reach, bound: second.1) {
        search(node: second.0, from: row, elements, &candidates)
      }
    }
  }

  private func isWithin(_ squaredReach: Float, bound: Float) -> Bool {
    bound <= 0 || bound * bound <= squaredReach
  }
}

private func squaredDistance(
  from elements: UnsafeBufferPointer<Float>, row: Int, toRow other: Int, width: Int
) -> Float {
  var sum: Float = 0
  for dimension in 0..<width {
    let difference = elements[row * width + dimension] - elements[other * width + dimension]
    sum += difference * difference
  }
  return sum
}
