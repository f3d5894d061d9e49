/// The number of columns of a panel.
public let panelWidth = MicroKernel.columnCount

/// Writes left · right into `product`, or adds it, by instructions of AVX-512.
///
/// The right factor is copied panel by panel. Then eight rows of the left factor at a time are
/// multiplied with all panels, so that eight rows of the product are complete while they are in the
/// cache (Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008).
///
/// - Parameters:
///   - rowCount: Rows of the product.
///   - columnCount: Columns of the product, a multiple of `panelWidth`.
///   - left: The left factor, rows × inner.
///   - right: The transpose of the right factor, columns × inner.
///   - blockEnd: The end of the block of the inner dimension that starts at its argument; each block is
///     summed separately before it is added.
///   - product: Rows × columns, row after row.
///   - adding: Whether the product is added to the elements that are there.
///   - finish: Called with each range of complete rows, in their order.
/// - Precondition: The processor has AVX-512; the compiler may use it in the whole module.
@inline(never)
public func multiplyAVX512(
  rowCount: Int, columnCount: Int, _ left: StridedMatrix, _ right: StridedMatrix,
  blockEnd: (Int) -> Int, into product: UnsafeMutablePointer<Float>, adding: Bool,
  finish: (Range<Int>) -> Void
) {
  let innerCount = right.innerCount
  withUnsafeTemporaryAllocation(
    byteCount: innerCount * columnCount * MemoryLayout<Float>.stride,
    alignment: MemoryLayout<Vector>.alignment
  ) { memory in
    guard let panels = memory.bindMemory(to: Float.self).baseAddress else { return }
    let columns = stride(from: 0, to: columnCount, by: MicroKernel.columnCount)
    for column in columns {
      Panel.copy(right.dropFirst(column), into: panels + column * innerCount)
    }
    for row in stride(from: 0, to: rowCount, by: MicroKernel.rowCount) {
      let rows = row..<min(row + MicroKernel.rowCount, rowCount)
      for column in columns {
        let panel = panels + column * innerCount
        var start = 0
        while start < innerCount {
          let block = start..<blockEnd(start)
          MicroKernel.multiply(
            left.dropFirst(row)[block], rowCount: rows.count,
            panel + start * MicroKernel.columnCount,
            into: product + row * columnCount + column, pitch: columnCount,
            adding: adding || start > 0)
          start = block.upperBound
        }
      }
      finish(rows)
    }
  }
}
