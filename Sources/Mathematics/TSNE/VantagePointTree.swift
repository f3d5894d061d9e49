/// A vantage-point tree, which finds the exact nearest neighbors of its own points (Yianilos, 1993).
///
/// A node has a vantage point v and splits the other points by their distance to it, the nearer half
/// inside. The triangle inequality bounds the distance from a query q: d(q, v) − max d(x, v) for the
/// points x inside, and min d(x, v) − d(q, v) for those outside.
struct VantagePointTree {
  private enum Node {
    /// The inner node follows its parent.
    case split(vantagePoint: Int, innerRadius: Double, outerRadius: Double, outerNode: Int)
    /// Positions in `indices`, and the first of the blocks that hold the same points.
    case leaf(Range<Int>, firstBlock: Int)
  }

  private let points: Points
  private var nodes: [Node] = []
  /// All points that are not vantage points, leaf after leaf.
  private var indices: [Int] = []
  private var blocks: PointBlocks

  /// A few blocks: scanning them costs no more than another level of the tree.
  private static let leafSize = 32

  /// The fraction by which bounds are widened, so that rounding excludes no neighbor.
  ///
  /// The relative error of a sum of d squares is below d · 2⁻⁵³.
  private static let slack = 1e-10

  init(of points: Points) {
    self.points = points
    blocks = PointBlocks(dimensionCount: points.dimensionCount)
    var order = Array(0..<points.count)
    grow(&order, order.indices)
  }

  // MARK: Growth

  private mutating func grow(_ order: inout [Int], _ range: Range<Int>) {
    guard range.count > Self.leafSize else {
      nodes.append(
        .leaf(indices.count..<indices.count + range.count, firstBlock: blocks.blockCount))
      indices += order[range]
      blocks.append(points, indices: order[range])
      return
    }
    // A point at the rim sees the others at many distances, which a split by distance needs.
    let farthest = neighbors(of: order[range.lowerBound], among: order[range]).max()
    let vantagePoint = farthest.map { Int($0.index) } ?? order[range.lowerBound]
    var others = neighbors(of: vantagePoint, among: order[range])
    others.removeAll { Int($0.index) == vantagePoint }
    others.sort()
    for (position, other) in others.enumerated() {
      order[range.lowerBound + 1 + position] = Int(other.index)
    }
    let half = others.count / 2
    let middle = range.lowerBound + 1 + half
    let node = nodes.count
    nodes.append(.leaf(0..<0, firstBlock: 0))
    grow(&order, range.lowerBound + 1..<middle)
    nodes[node] = .split(
      vantagePoint: vantagePoint, innerRadius: others[half - 1].squaredDistance.squareRoot(),
      outerRadius: others[half].squaredDistance.squareRoot(), outerNode: nodes.count)
    grow(&order, middle..<range.upperBound)
  }

  private func neighbors(of point: Int, among others: ArraySlice<Int>) -> [Neighbor] {
    points.elements.withUnsafeBufferPointer { elements in
      let origin = elements.extracting(points.range(of: point))
      return others.map { other in
        Neighbor(
          index: Int32(other),
          squaredDistance: squaredDistance(
            origin, elements.extracting(points.range(of: other))))
      }
    }
  }

  // MARK: Search

  /// The `count` nearest neighbors of each point.
  ///
  /// - Precondition: `count` is above 0 and below the number of points.
  func neighbors(_ count: Int, workers: Workers) -> Neighbors {
    precondition(
      0 < count && count < points.count,
      "\(points.count) points do not have \(count) neighbors each")
    var found = [Neighbor](
      repeating: Neighbor(index: 0, squaredDistance: 0), count: count * points.count)
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
    node: Int, from row: Int, _ elements: UnsafeBufferPointer<Double>,
    _ candidates: inout NearestCandidates
  ) {
    let query = elements.extracting(points.range(of: row))
    switch nodes[node] {
    case .leaf(let range, let firstBlock):
      var block = firstBlock
      for start in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
        let distances = blocks.squaredDistances(from: query, toBlock: block)
        block += 1
        guard any(distances .<= candidates.reach) else { continue }
        for lane in 0..<min(8, range.upperBound - start) {
          let index = indices[start + lane]
          guard distances[lane] <= candidates.reach && index != row else { continue }
          candidates.offer(Neighbor(index: Int32(index), squaredDistance: distances[lane]))
        }
      }
    case .split(let vantagePoint, let innerRadius, let outerRadius, let outerNode):
      let square = squaredDistance(query, elements.extracting(points.range(of: vantagePoint)))
      if vantagePoint != row {
        candidates.offer(Neighbor(index: Int32(vantagePoint), squaredDistance: square))
      }
      let distance = square.squareRoot()
      let inner = (node + 1, distance - innerRadius - Self.slack * (distance + innerRadius))
      let outer = (outerNode, outerRadius - distance - Self.slack * (distance + outerRadius))
      // Candidates of the nearer half may rule the other half out.
      let (first, second) = inner.1 < outer.1 ? (inner, outer) : (outer, inner)
      for (half, bound) in [first, second] where bound <= 0 || bound * bound <= candidates.reach {
        search(node: half, from: row, elements, &candidates)
      }
    }
  }
}

private func squaredDistance(
  _ point: UnsafeBufferPointer<Double>, _ other: UnsafeBufferPointer<Double>
) -> Double {
  var sum = 0.0
  for dimension in point.indices {
    let difference = point[dimension] - other[dimension]
    sum += difference * difference
  }
  return sum
}
