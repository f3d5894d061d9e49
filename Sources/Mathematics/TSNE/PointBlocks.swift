import LinearAlgebra

/// Points in blocks of eight: the first coordinates of a block, then its second ones, and so on, so
/// that eight distances are computed at once.
struct PointBlocks {
  typealias Block = SIMD8<Float>

  let dimensionCount: Int
  private var blocks: [Block] = []

  init(dimensionCount: Int) { self.dimensionCount = dimensionCount }

  /// All rows of a matrix, in their order.
  init(_ points: Matrix) {
    self.init(dimensionCount: points.columnCount)
    append(points, rows: Array(0..<points.rowCount))
  }

  var blockCount: Int { dimensionCount == 0 ? 0 : blocks.count / dimensionCount }

  /// Appends rows of `points` in new blocks; lanes of the last one that stay free are infinitely
  /// far from everything.
  mutating func append(_ points: Matrix, rows: some RandomAccessCollection<Int>) {
    var rest = rows[...]
    while !rest.isEmpty {
      let start = blocks.count
      blocks.append(
        contentsOf: repeatElement(Block(repeating: .infinity), count: dimensionCount))
      for (lane, row) in rest.prefix(Block.scalarCount).enumerated() {
        for dimension in 0..<dimensionCount {
          blocks[start + dimension][lane] = points[row, dimension]
        }
      }
      rest = rest.dropFirst(Block.scalarCount)
    }
  }

  /// The coordinates of one point, where every block is full but the last.
  func point(_ index: Int) -> [Float] {
    let (block, lane) = index.quotientAndRemainder(dividingBy: Block.scalarCount)
    return (0..<dimensionCount).map { blocks[block * dimensionCount + $0][lane] }
  }

  /// The squared Euclidean distances from a point to those of one block.
  func squaredDistances(from point: UnsafeBufferPointer<Float>, toBlock block: Int) -> Block {
    let start = block * dimensionCount
    var sum = Block.zero
    for dimension in 0..<dimensionCount {
      let difference = blocks[start + dimension] - point[dimension]
      sum += difference * difference
    }
    return sum
  }
}
