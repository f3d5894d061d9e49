/// The product of 8 rows and 32 columns, summed in registers: of the 32 registers of AVX-512, 16 hold
/// the sums, and two hold a row of the panel.
enum MicroKernel {
  static let rowCount = 8
  static let columnCount = 2 * Vector.scalarCount

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

    @inline(__always)
    func write(to target: UnsafeMutablePointer<Float>, adding: Bool) {
      let next = target + Vector.scalarCount
      store(adding ? load(target) + first : first, to: target)
      store(adding ? load(next) + second : second, to: next)
    }
  }

  /// Writes left · panel into `target`, or adds it, for the first `rowCount` rows of the left factor.
  ///
  /// Each element is one sum of fused products in the order of the inner dimension. Rows from
  /// `rowCount` on repeat the last row and are not written. `pitch` is the distance between rows of
  /// `target`.
  @inline(__always)
  static func multiply(
    _ left: StridedMatrix, rowCount: Int, _ panel: UnsafePointer<Float>,
    into target: UnsafeMutablePointer<Float>, pitch: Int, adding: Bool
  ) {
    @inline(__always)
    func start(_ row: Int) -> UnsafePointer<Float> {
      left.start + min(row, rowCount - 1) &* left.stride
    }
    let (a0, a1, a2, a3) = (start(0), start(1), start(2), start(3))
    let (a4, a5, a6, a7) = (start(4), start(5), start(6), start(7))
    var (row0, row1, row2, row3) = (Row(), Row(), Row(), Row())
    var (row4, row5, row6, row7) = (Row(), Row(), Row(), Row())
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
    row0.write(to: target, adding: adding)
    if rowCount > 1 { row1.write(to: target + pitch, adding: adding) }
    if rowCount > 2 { row2.write(to: target + 2 &* pitch, adding: adding) }
    if rowCount > 3 { row3.write(to: target + 3 &* pitch, adding: adding) }
    if rowCount > 4 { row4.write(to: target + 4 &* pitch, adding: adding) }
    if rowCount > 5 { row5.write(to: target + 5 &* pitch, adding: adding) }
    if rowCount > 6 { row6.write(to: target + 6 &* pitch, adding: adding) }
    if rowCount > 7 { row7.write(to: target + 7 &* pitch, adding: adding) }
  }
}
