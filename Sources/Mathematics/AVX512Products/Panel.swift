/// The columns of a right factor that one tile after the other needs, inner × 32, copied so that they
/// lie one behind the other.
enum Panel {
  /// Copies 32 columns of `right` into `panel`.
  static func copy(
    _ right: StridedMatrix, into panel: UnsafeMutablePointer<Float>
  ) {
    if right.stride == 1 {
      copyRows(right, into: panel)
    } else {
      transpose(right, into: panel)
    }
  }

  private static func copyRows(
    _ right: StridedMatrix, into panel: UnsafeMutablePointer<Float>
  ) {
    var (source, target) = (right.start, panel)
    for _ in 0..<right.innerCount {
      store(load(source), to: target)
      store(load(source + Vector.scalarCount), to: target + Vector.scalarCount)
      source += right.innerStride
      target += MicroKernel.columnCount
    }
  }

  /// The columns lie one behind the other: squares of 16 × 16 are transposed in registers, and what
  /// is left over by single numbers.
  private static func transpose(
    _ right: StridedMatrix, into panel: UnsafeMutablePointer<Float>
  ) {
    let (size, width) = (Vector.scalarCount, MicroKernel.columnCount)
    let wholeCount = right.innerCount / size * size
    for inner in stride(from: 0, to: wholeCount, by: size) {
      for column in stride(from: 0, to: width, by: size) {
        transposeSquare(
          right.start + column * right.stride + inner, pitch: right.stride,
          into: panel + inner * width + column)
      }
    }
    for column in 0..<width {
      let source = right.start + column * right.stride
      for inner in wholeCount..<right.innerCount { panel[inner * width + column] = source[inner] }
    }
  }

  /// Transposes 16 × 16 numbers, in two rounds of two steps.
  ///
  /// Each step takes one bit of the column's number away as the row's, and one bit of the row's in as
  /// the column's: pairs of rows, set one behind the other, are parted into even and odd columns.
  @inline(__always)
  private static func transposeSquare(
    _ source: UnsafePointer<Float>, pitch: Int, into target: UnsafeMutablePointer<Float>
  ) {
    let width = MicroKernel.columnCount
    for row in stride(from: 0, to: 16, by: 4) {
      part(source + row * pitch, pitch: pitch, into: target + row * width, pitch: width)
    }
    for row in 0..<4 {
      part(target + row * width, pitch: 4 * width, into: target + row * width, pitch: 4 * width)
    }
  }

  /// Two steps on four rows.
  @inline(__always)
  private static func part(
    _ source: UnsafePointer<Float>, pitch sourcePitch: Int,
    into target: UnsafeMutablePointer<Float>, pitch targetPitch: Int
  ) {
    let (a, b) = parted(load(source), load(source + sourcePitch))
    let (c, d) = parted(load(source + 2 * sourcePitch), load(source + 3 * sourcePitch))
    let (ac, bd) = (parted(a, c), parted(b, d))
    store(ac.even, to: target)
    store(bd.even, to: target + targetPitch)
    store(ac.odd, to: target + 2 * targetPitch)
    store(bd.odd, to: target + 3 * targetPitch)
  }

  @inline(__always)
  private static func parted(_ first: Vector, _ second: Vector) -> (even: Vector, odd: Vector) {
    let both = SIMD32<Float>(lowHalf: first, highHalf: second)
    return (both.evenHalf, both.oddHalf)
  }
}
