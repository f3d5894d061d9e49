/// The product of 8 rows and a panel of 32 columns, summed in registers: of the 32 registers of AVX-512,
/// 16 hold the sums, and two hold a row of the panel.
///
/// - Precondition: The processor has AVX-512; the compiler may use it in the whole module.
public enum MicroKernel {
  public static let rowCount = 8
  public static let columnCount = 2 * Vector.scalarCount

  /// The sums of one row.
  private struct Row {
    var first = Vector.zero
    var second = Vector.zero

    @inline(__always)
    mutating func add(_ factor: Float, times row: Row) {
      let factor = Vector(repeating: factor)
      first.addProduct(factor, row.first)
      second.addProduct(factor, row.second)
    }
  }

  /// Writes left · panel into the rows of `target`, or continues their sums, for the first `rowCount`
  /// rows of the left factor.
  ///
  /// Each element is one sum of fused products in the order of the inner dimension. `pitch` is the
  /// distance between rows of `target`. Rows from `rowCount` on repeat the last row and are not written.
  @inline(never)
  public static func multiply(
    _ left: StridedMatrix, rowCount: Int, _ panel: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>, pitch: Int, continuing: Bool
  ) {
    @inline(__always)
    func factors(_ row: Int) -> UnsafePointer<Float> {
      left.start + min(row, rowCount &- 1) &* left.stride
    }
    @inline(__always)
    func sums(_ row: Int) -> Row {
      guard continuing else { return Row() }
      let start = target + min(row, rowCount &- 1) &* pitch
      return Row(first: load(start), second: load(start + Vector.scalarCount))
    }
    let (a0, a1, a2, a3) = (factors(0), factors(1), factors(2), factors(3))
    let (a4, a5, a6, a7) = (factors(4), factors(5), factors(6), factors(7))
    var (row0, row1, row2, row3) = (sums(0), sums(1), sums(2), sums(3))
    var (row4, row5, row6, row7) = (sums(4), sums(5), sums(6), sums(7))
    var position = 0
    var entries = panel
    for _ in 0..<left.innerCount {
      let right = Row(first: load(entries), second: load(entries + Vector.scalarCount))
      row0.add(a0[position], times: right)
      row1.add(a1[position], times: right)
      row2.add(a2[position], times: right)
      row3.add(a3[position], times: right)
      row4.add(a4[position], times: right)
      row5.add(a5[position], times: right)
      row6.add(a6[position], times: right)
      row7.add(a7[position], times: right)
      position &+= left.innerStride
      entries += columnCount
    }
    @inline(__always)
    func write(_ row: Row, to index: Int) {
      guard index < rowCount else { return }
      store(row.first, to: target + index &* pitch)
      store(row.second, to: target + index &* pitch + Vector.scalarCount)
    }
    write(row0, to: 0)
    write(row1, to: 1)
    write(row2, to: 2)
    write(row3, to: 3)
    write(row4, to: 4)
    write(row5, to: 5)
    write(row6, to: 6)
    write(row7, to: 7)
  }
}
