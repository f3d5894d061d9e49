internal import AVX512Products

/// The innermost part of a product: some rows of the left factor times a panel of the right one.
///
/// All micro-kernels give the same bits: each element is one sum of fused products in the order of the
/// inner dimension, whatever the size of a tile.
struct MicroKernel: Sendable {
  /// Rows of a tile.
  let rowCount: Int
  /// Columns of a tile, which are those of a panel.
  let columnCount: Int
  /// Writes left · panel into the rows of `target`, or continues their sums, for the first `rowCount`
  /// rows of the left factor; `pitch` is the distance between rows of `target`.
  let multiply:
    @Sendable (
      _ left: StridedMatrix, _ rowCount: Int, _ panel: UnsafePointer<Float>,
      _ target: UnsafeMutablePointer<Float>, _ pitch: Int, _ continuing: Bool
    ) -> Void

  /// The micro-kernels that this processor can execute, the fastest first.
  static let available = (usesAVX512 ? [avx512] : []) + [avx2]

  /// For processors with AVX-512: 8 × 32.
  private static let avx512 = MicroKernel(
    rowCount: AVX512Products.MicroKernel.rowCount,
    columnCount: AVX512Products.MicroKernel.columnCount
  ) {
    AVX512Products.MicroKernel.multiply(
      $0, rowCount: $1, $2, into: $3, pitch: $4, continuing: $5)
  }

  /// For all others: 6 × 16.
  private static let avx2 = MicroKernel(
    rowCount: Tile.rowCount, columnCount: Tile.columnCount
  ) {
    Tile.multiply($0, rowCount: $1, $2, into: $3, pitch: $4, continuing: $5)
  }
}

/// 6 × 16 sums: of the 16 registers of AVX2, 12 hold them, and two hold a row of the panel.
private enum Tile {
  typealias Vector = SIMD8<Float>

  static let rowCount = 6
  static let columnCount = 2 * Vector.scalarCount

  /// The sums of one row.
  struct Row {
    var first = Vector.zero
    var second = Vector.zero

    @inline(__always)
    mutating func add(_ factor: Float, times row: Row) {
      let factor = Vector(repeating: factor)
      first.addProduct(factor, row.first)
      second.addProduct(factor, row.second)
    }
  }

  @inline(never)
  static func multiply(
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
    let (a0, a1, a2) = (factors(0), factors(1), factors(2))
    let (a3, a4, a5) = (factors(3), factors(4), factors(5))
    var (row0, row1, row2) = (sums(0), sums(1), sums(2))
    var (row3, row4, row5) = (sums(3), sums(4), sums(5))
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
  }
}

@inline(__always)
func load(_ source: UnsafePointer<Float>) -> SIMD8<Float> {
  UnsafeRawPointer(source).loadUnaligned(as: SIMD8<Float>.self)
}

@inline(__always)
func store(_ values: SIMD8<Float>, to target: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(target).storeBytes(of: values, as: SIMD8<Float>.self)
}
