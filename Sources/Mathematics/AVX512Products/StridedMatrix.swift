/// A factor of a product, count × inner, in memory that it does not own.
public struct StridedMatrix {
  let start: UnsafePointer<Float>
  /// The distance between elements across the inner dimension.
  let stride: Int
  /// The distance between elements along the inner dimension; one of the two distances is 1.
  let innerStride: Int
  let innerCount: Int

  /// A range of the inner dimension.
  subscript(inner: Range<Int>) -> StridedMatrix {
    StridedMatrix(
      start: start + inner.lowerBound * innerStride, stride: stride, innerStride: innerStride,
      innerCount: inner.count)
  }

  /// All rows but the first `count`.
  func dropFirst(_ count: Int) -> StridedMatrix {
    StridedMatrix(
      start: start + count * stride, stride: stride, innerStride: innerStride,
      innerCount: innerCount)
  }
}

extension StridedMatrix {
  /// A factor that is stored row after row as count × inner or, if `transposed`, as inner × count.
  public init(
    _ start: UnsafePointer<Float>, count: Int, innerCount: Int, transposed: Bool
  ) {
    self.init(
      start: start, stride: transposed ? 1 : innerCount, innerStride: transposed ? count : 1,
      innerCount: innerCount)
  }
}
