/// The number of columns of a wide product is a multiple of it.
public let wideColumnUnit = MicroKernel.columnCount

/// Writes left · right into `product`, or adds it, with the instructions of AVX-512: the whole module
/// is compiled to them, so that no other processor must get here.
///
/// The right factor is copied, panel by panel. Then rows of the left are taken eight by eight past all
/// panels, so that eight rows of the product are whole while they are in the cache, and are handed to
/// `finish`. (Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.)
///
/// The left factor is rows × inner, the right columns × inner. The inner dimension is summed in blocks,
/// each by itself before it is added; `blockEnd` says where the one ends that begins at its argument.
@inline(never)
public func multiplyWide(
  rowCount: Int, columnCount: Int, _ left: StridedMatrix, _ right: StridedMatrix,
  summedUpTo blockEnd: (Int) -> Int, into product: UnsafeMutablePointer<Float>, adding: Bool,
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
