/// Points in blocks of eight, so that eight distances are computed at once: the first coordinates of
/// a block, then its second ones, and so on.
struct PointBlocks {
  typealias Block = SIMD8<Double>

  let dimensionCount: Int
  private var blocks: [Block] = []

  init(dimensionCount: Int) { self.dimensionCount = dimensionCount }

  /// All points, in their order.
  init(_ points: Points) {
    self.init(dimensionCount: points.dimensionCount)
    append(points, indices: Array(0..<points.count))
  }

  var blockCount: Int { dimensionCount == 0 ? 0 : blocks.count / dimensionCount }

  /// Appends points in new blocks; the free lanes of the last block are infinitely far from every
  /// point.
  mutating func append(_ points: Points, indices: some RandomAccessCollection<Int>) {
    var rest = indices[...]
    while !rest.isEmpty {
      let start = blocks.count
      blocks.append(
        contentsOf: repeatElement(Block(repeating: .infinity), count: dimensionCount))
      for (lane, point) in rest.prefix(Block.scalarCount).enumerated() {
        let first = points.range(of: point).lowerBound
        for dimension in 0..<dimensionCount {
          blocks[start + dimension][lane] = points.elements[first + dimension]
        }
      }
      rest = rest.dropFirst(Block.scalarCount)
    }
  }

  /// The squared Euclidean distances from a point to the points of one block.
  func squaredDistances(from point: UnsafeBufferPointer<Double>, toBlock block: Int) -> Block {
    let start = block * dimensionCount
    var sum = Block.zero
    for dimension in 0..<dimensionCount {
      let difference = blocks[start + dimension] - point[dimension]
      sum += difference * difference
    }
    return sum
  }
}
