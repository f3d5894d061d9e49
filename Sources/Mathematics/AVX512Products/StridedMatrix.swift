/// A factor of a product, count × inner, in memory that it does not own.
public struct StridedMatrix {
  public let start: UnsafePointer<Float>
  /// The distance between elements across the inner dimension.
  public let stride: Int
  /// The distance between elements along the inner dimension.
  public let innerStride: Int
  public let innerCount: Int

  public init(_ start: UnsafePointer<Float>, stride: Int, innerStride: Int, innerCount: Int) {
    (self.start, self.stride, self.innerStride) = (start, stride, innerStride)
    self.innerCount = innerCount
  }

  /// A range of the inner dimension.
  public subscript(inner: Range<Int>) -> StridedMatrix {
    StridedMatrix(
      start + inner.lowerBound * innerStride, stride: stride, innerStride: innerStride,
      innerCount: inner.count)
  }

  /// All rows but the first `count`.
  public func dropFirst(_ count: Int) -> StridedMatrix {
    StridedMatrix(
      start + count * stride, stride: stride, innerStride: innerStride, innerCount: innerCount)
  }
}
