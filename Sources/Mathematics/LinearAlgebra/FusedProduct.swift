internal import AVX512Products

/// A product whose elements are each one sum of fused products, in the order of the inner dimension.
///
/// No bit depends on the processor, on the sizes of tiles and blocks, or on rows and columns besides.
///
/// The right factor is copied panel by panel. A block of rows is multiplied with all panels before the
/// next, so that its rows are complete while they are in the cache; blocks of the inner dimension keep
/// a panel in the cache of first level (Goto and van de Geijn, Anatomy of High-Performance Matrix
/// Multiplication, 2008).
struct FusedProduct {
  let kernel: MicroKernel
  let rowCount: Int
  let columnCount: Int
  let left: StridedMatrix
  /// The transpose of the right factor, columns × inner.
  let right: StridedMatrix

  /// A multiple of the rows of each tile.
  private static let rowsPerBlock = 48
  private static let innerPerBlock = 256

  private var innerCount: Int { right.innerCount }

  /// Multiplications with those of the padding: what the product costs.
  var paddedCount: Int {
    func padded(_ count: Int, to unit: Int) -> Int { (count + unit - 1) / unit * unit }
    return padded(rowCount, to: kernel.rowCount) * padded(columnCount, to: kernel.columnCount)
      * innerCount
  }

  /// Writes the product, rows × columns, into `product`.
  ///
  /// `finish` is called with each range of complete rows, in their order.
  func write(into product: UnsafeMutablePointer<Float>, finish: (Range<Int>) -> Void) {
    let columns = Array(stride(from: 0, to: columnCount, by: kernel.columnCount))
    let panelSize = innerCount * kernel.columnCount
    let edgeSize = kernel.rowCount * kernel.columnCount
    let rowsSize = Self.rowsPerBlock * Self.innerPerBlock
    withUnsafeTemporaryAllocation(
      byteCount: (columns.count * panelSize + edgeSize + rowsSize) * MemoryLayout<Float>.stride,
      alignment: 64
    ) { memory in
      guard let panels = memory.bindMemory(to: Float.self).baseAddress else { return }
      let edge = panels + columns.count * panelSize
      let gathered = edge + edgeSize
      for (index, column) in columns.enumerated() {
        Panel(start: panels + index * panelSize, width: kernel.columnCount).copy(
          right.dropFirst(column), columnCount: min(kernel.columnCount, columnCount - column))
      }
      for row in stride(from: 0, to: rowCount, by: Self.rowsPerBlock) {
        let rows = row..<min(row + Self.rowsPerBlock, rowCount)
        for inner in stride(from: 0, to: innerCount, by: Self.innerPerBlock) {
          let block = left.dropFirst(row)[inner..<min(inner + Self.innerPerBlock, innerCount)]
          let tiles = Tiles(block, rowCount: rows.count, height: kernel.rowCount, at: gathered)
          for (index, column) in columns.enumerated() {
            let panel = panels + index * panelSize + inner * kernel.columnCount
            for first in stride(from: 0, to: rows.count, by: kernel.rowCount) {
              multiply(
                tiles.tile(from: first), rowCount: min(kernel.rowCount, rows.count - first), panel,
                into: product + (row + first) * columnCount + column,
                width: min(kernel.columnCount, columnCount - column), edge: edge,
                continuing: inner > 0)
            }
          }
        }
        finish(rows)
      }
    }
  }

  /// Multiplies a tile; where it has fewer columns than a panel, by way of `edge`.
  private func multiply(
    _ tile: StridedMatrix, rowCount: Int, _ panel: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>, width: Int, edge: UnsafeMutablePointer<Float>,
    continuing: Bool
  ) {
    guard width < kernel.columnCount else {
      return kernel.multiply(tile, rowCount, panel, target, columnCount, continuing)
    }
    let pitch = kernel.columnCount
    if continuing {
      for row in 0..<rowCount {
        for column in 0..<width { edge[row * pitch + column] = target[row * columnCount + column] }
      }
    }
    kernel.multiply(tile, rowCount, panel, edge, pitch, continuing)
    for row in 0..<rowCount {
      for column in 0..<width { target[row * columnCount + column] = edge[row * pitch + column] }
    }
  }
}

/// A block of the left factor, cut into tiles of some rows.
///
/// A factor that is stored as its transpose is copied, tile after tile, so that a tile is contiguous.
private struct Tiles {
  private let block: StridedMatrix
  private let height: Int
  private let copy: UnsafeMutablePointer<Float>?

  init(
    _ block: StridedMatrix, rowCount: Int, height: Int, at memory: UnsafeMutablePointer<Float>
  ) {
    (self.block, self.height) = (block, height)
    guard block.innerStride > 1 else {
      copy = nil
      return
    }
    copy = memory
    for row in stride(from: 0, to: rowCount, by: height) {
      let count = min(height, rowCount - row)
      var (source, target) = (block.start + row, memory + row * block.innerCount)
      for _ in 0..<block.innerCount {
        for index in 0..<count { target[index] = source[index] }
        source += block.innerStride
        target += height
      }
    }
  }

  /// The tile whose first row is `row`.
  func tile(from row: Int) -> StridedMatrix {
    guard let copy else { return block.dropFirst(row) }
    return StridedMatrix(
      copy + row * block.innerCount, stride: 1, innerStride: height, innerCount: block.innerCount)
  }
}
