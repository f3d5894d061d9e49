internal import AVX512Products

/// Columns of a right factor, inner × `width`, copied to contiguous memory for a micro-kernel.
struct Panel {
  let start: UnsafeMutablePointer<Float>
  /// A multiple of 8.
  let width: Int

  /// Copies the first columns of `right`; if they are fewer than `width`, the others are zero.
  ///
  /// `right` is the transpose of the factor: its rows are the columns.
  func copy(_ right: StridedMatrix, columnCount: Int) {
    if columnCount < width {
      start.update(repeating: 0, count: right.innerCount * width)
      copy(right, columnCount: columnCount, from: 0)
    } else if right.stride == 1 {
      copyRows(right)
    } else {
      transpose(right)
    }
  }

  /// Copies columns element by element, from an index of the inner dimension on.
  private func copy(_ right: StridedMatrix, columnCount: Int, from first: Int) {
    for inner in first..<right.innerCount {
      let (source, target) = (right.start + inner * right.innerStride, start + inner * width)
      for column in 0..<columnCount { target[column] = source[column * right.stride] }
    }
  }

  private func copyRows(_ right: StridedMatrix) {
    for inner in 0..<right.innerCount {
      let (source, target) = (right.start + inner * right.innerStride, start + inner * width)
      for column in stride(from: 0, to: width, by: 8) {
        store(load(source + column), to: target + column)
      }
    }
  }

  /// Copies contiguous columns: blocks of 8 × 8 by registers, and the remainder element by element.
  private func transpose(_ right: StridedMatrix) {
    let wholeCount = right.innerCount / 8 * 8
    for inner in stride(from: 0, to: wholeCount, by: 8) {
      for column in stride(from: 0, to: width, by: 8) {
        transposeSquare(
          right.start + column * right.stride + inner, pitch: right.stride,
          into: start + inner * width + column)
      }
    }
    copy(right, columnCount: width, from: wholeCount)
  }

  /// Transposes 8 × 8 numbers in three steps.
  ///
  /// Each step exchanges one bit of the column index with one bit of the row index: it joins two rows,
  /// and separates the even columns from the odd ones.
  @inline(__always)
  private func transposeSquare(
    _ source: UnsafePointer<Float>, pitch: Int, into target: UnsafeMutablePointer<Float>
  ) {
    @inline(__always)
    func row(_ index: Int) -> SIMD8<Float> { load(source + index * pitch) }
    let (a0, b0) = separated(row(0), row(1))
    let (a1, b1) = separated(row(2), row(3))
    let (a2, b2) = separated(row(4), row(5))
    let (a3, b3) = separated(row(6), row(7))
    let (c0, e0) = separated(a0, a1)
    let (c1, e1) = separated(a2, a3)
    let (d0, f0) = separated(b0, b1)
    let (d1, f1) = separated(b2, b3)
    @inline(__always)
    func write(_ rows: (even: SIMD8<Float>, odd: SIMD8<Float>), to index: Int) {
      store(rows.even, to: target + index * width)
      store(rows.odd, to: target + (index + 4) * width)
    }
    write(separated(c0, c1), to: 0)
    write(separated(d0, d1), to: 1)
    write(separated(e0, e1), to: 2)
    write(separated(f0, f1), to: 3)
  }

  /// The even and the odd elements of two rows.
  @inline(__always)
  private func separated(
    _ first: SIMD8<Float>, _ second: SIMD8<Float>
  ) -> (even: SIMD8<Float>, odd: SIMD8<Float>) {
    let both = SIMD16<Float>(lowHalf: first, highHalf: second)
    return (both.evenHalf, both.oddHalf)
  }
}
