/// A factor of a product, count × inner, where it lies in memory.
public struct StridedMatrix {
  let start: UnsafePointer<Float>
  /// From one entry to the next across the inner dimension.
  let stride: Int
  /// From one entry to the next along the inner dimension; one of the two is 1.
  let innerStride: Int
  let innerCount: Int

  /// A factor that is stored as count × inner or, `transposed`, as inner × count.
  public init(
    _ start: UnsafePointer<Float>, count: Int, innerCount: Int, transposed: Bool
  ) {
    self.init(
      start: start, stride: transposed ? 1 : innerCount, innerStride: transposed ? count : 1,
      innerCount: innerCount)
  }

  private init(start: UnsafePointer<Float>, stride: Int, innerStride: Int, innerCount: Int) {
    self.start = start
    self.stride = stride
    self.innerStride = innerStride
    self.innerCount = innerCount
  }

  /// A part of the inner dimension.
  subscript(inner: Range<Int>) -> StridedMatrix {
    StridedMatrix(
      start: start + inner.lowerBound * innerStride, stride: stride, innerStride: innerStride,
      innerCount: inner.count)
  }

  /// All but the first `count`.
  func dropFirst(_ count: Int) -> StridedMatrix {
    StridedMatrix(
      start: start + count * stride, stride: stride, innerStride: innerStride,
      innerCount: innerCount)
  }
}
