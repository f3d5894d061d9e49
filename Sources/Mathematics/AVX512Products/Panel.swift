/// 32 columns of a right factor, inner × 32, copied to contiguous memory for the micro-kernel.
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

  /// Copies contiguous columns: blocks of 16 × 16 by registers, and the remainder element by element.
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
  /// Each step exchanges one bit of the column index with one bit of the row index: it joins two rows,
  /// and separates the even columns from the odd ones.
  @inline(__always)
  private static func transposeSquare(
    _ source: UnsafePointer<Float>, pitch: Int, into target: UnsafeMutablePointer<Float>
  ) {
    let width = MicroKernel.columnCount
    for row in stride(from: 0, to: 16, by: 4) {
      transposeRows(source + row * pitch, pitch: pitch, into: target + row * width, pitch: width)
    }
    for row in 0..<4 {
      transposeRows(
        target + row * width, pitch: 4 * width, into: target + row * width, pitch: 4 * width)
    }
  }

  /// Two steps on four rows.
  @inline(__always)
  private static func transposeRows(
    _ source: UnsafePointer<Float>, pitch sourcePitch: Int,
    into target: UnsafeMutablePointer<Float>, pitch targetPitch: Int
  ) {
    let (a, b) = deinterleaved(load(source), load(source + sourcePitch))
    let (c, d) = deinterleaved(load(source + 2 * sourcePitch), load(source + 3 * sourcePitch))
    let (ac, bd) = (deinterleaved(a, c), deinterleaved(b, d))
    store(ac.even, to: target)
    store(bd.even, to: target + targetPitch)
    store(ac.odd, to: target + 2 * targetPitch)
    store(bd.odd, to: target + 3 * targetPitch)
  }

  @inline(__always)
  private static func deinterleaved(_ first: Vector, _ second: Vector) -> (
    even: Vector, odd: Vector
  ) {
    let both = SIMD32<Float>(lowHalf: first, highHalf: second)
    return (both.evenHalf, both.oddHalf)
  }
}
