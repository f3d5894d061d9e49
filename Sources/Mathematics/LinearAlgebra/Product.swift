internal import AVX512Products
internal import COpenBLAS
internal import Synchronization

/// The shape of one product of matrices, left (rows × inner) · right (inner × columns), and the layout
/// of its factors in memory.
///
/// The benchmark computes lists of such products, whose time is a lower bound of that of a training
/// step; the fingerprint holds each of them once.
public struct ProductShape: Hashable, Sendable, CustomStringConvertible {
  public let rowCount: Int
  public let columnCount: Int
  public let innerCount: Int
  /// Whether the left factor is stored as its transpose, inner × rows.
  public let leftTransposed: Bool
  /// Whether the right factor is stored as its transpose, columns × inner.
  public let rightTransposed: Bool

  public init(
    rowCount: Int, columnCount: Int, innerCount: Int,
    leftTransposed: Bool = false, rightTransposed: Bool = false
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.innerCount = innerCount
    self.leftTransposed = leftTransposed
    self.rightTransposed = rightTransposed
  }

  /// Such as "256 × 11 × 512 tn": rows, columns, inner, and whether each factor is transposed.
  public var description: String {
    "\(rowCount) × \(columnCount) × \(innerCount) \(leftTransposed ? "t" : "n")"
      + (rightTransposed ? "t" : "n")
  }

  /// Multiplications and additions, each counted as one operation.
  public var operationCount: Int { 2 * rowCount * columnCount * innerCount }

  /// The shape of right′ · left′.
  fileprivate var transpose: ProductShape {
    ProductShape(
      rowCount: columnCount, columnCount: rowCount, innerCount: innerCount,
      leftTransposed: !rightTransposed, rightTransposed: !leftTransposed)
  }
}

/// The products that `multiply` is asked for on this thread during `work`, in order.
///
/// None is computed: what `work` does must not depend on their values.
public func recordedProducts(of work: () throws -> Void) rethrows -> [ProductShape] {
  let recorder = ProductRecorder()
  try ProductRecorder.$current.withValue(recorder, operation: work)
  return recorder.shapes.withLock(\.self)
}

private final class ProductRecorder: Sendable {
  @TaskLocal static var current: ProductRecorder?
  let shapes = Mutex<[ProductShape]>([])
}

/// Writes left · right into `product`, all stored row after row.
///
/// Each element is one sum of fused products in the order of the inner dimension, on every processor.
///
/// `finish` is called with each range of complete rows, in their order, while the rows are in the cache.
///
/// - Precondition: Each pointer points to as many numbers as `shape` says, and they do not overlap.
public func multiply(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, finish: (Range<Int>) -> Void = { _ in }
) {
  if let recorder = ProductRecorder.current {
    recorder.shapes.withLock { $0.append(shape) }
    return finish(0..<shape.rowCount)
  }
  multiply(shape, left, right, into: product, by: MicroKernel.available[0], finish: finish)
}

/// Writes left · right into a part of `product`; each array is used from an index on.
///
/// `finish` is called with each range of complete rows, and the address of the first row.
public func multiply(
  _ shape: ProductShape, _ left: [Float], leftStart: Int = 0, _ right: [Float],
  rightStart: Int = 0, into product: inout [Float], start: Int = 0,
  finish: (Range<Int>, UnsafeMutablePointer<Float>) -> Void = { _, _ in }
) {
  let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
  precondition(
    leftStart + rowCount * shape.innerCount <= left.count
      && rightStart + shape.innerCount * columnCount <= right.count
      && start + rowCount * columnCount <= product.count, "An array does not hold its matrix")
  left.withUnsafeBufferPointer { left in
    right.withUnsafeBufferPointer { right in
      product.withUnsafeMutableBufferPointer { product in
        guard let left = left.baseAddress, let right = right.baseAddress,
          let product = product.baseAddress.map({ $0 + start })
        else { return }
        multiply(shape, left + leftStart, right + rightStart, into: product) {
          finish($0, product)
        }
      }
    }
  }
}

/// Writes the product by a micro-kernel, as its transpose where that is faster: for the gradient of a
/// first layer's weight, whose few columns would be padded.
func multiply(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, by kernel: MicroKernel,
  finish: (Range<Int>) -> Void = { _ in }
) {
  let direct = FusedProduct(shape, left, right, kernel: kernel)
  let transposed = FusedProduct(shape.transpose, right, left, kernel: kernel)
  guard shape.leftTransposed, !shape.rightTransposed,
    transposed.paddedCount < direct.paddedCount * 3 / 4
  else { return direct.write(into: product, finish: finish) }
  let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
  withUnsafeTemporaryAllocation(of: Float.self, capacity: rowCount * columnCount) {
    guard let transpose = $0.baseAddress else { return }
    transposed.write(into: transpose) { _ in }
    copy(transpose, columnCount, rowCount, transposedInto: product)
  }
  finish(0..<rowCount)
}

extension FusedProduct {
  fileprivate init(
    _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
    kernel: MicroKernel
  ) {
    func factor(
      _ start: UnsafePointer<Float>, count: Int, isTransposed: Bool
    ) -> StridedMatrix {
      StridedMatrix(
        start, stride: isTransposed ? 1 : shape.innerCount, innerStride: isTransposed ? count : 1,
        innerCount: shape.innerCount)
    }
    self.init(
      kernel: kernel, rowCount: shape.rowCount, columnCount: shape.columnCount,
      left: factor(left, count: shape.rowCount, isTransposed: shape.leftTransposed),
      right: factor(right, count: shape.columnCount, isTransposed: !shape.rightTransposed))
  }
}

private func copy(
  _ source: UnsafePointer<Float>, _ rowCount: Int, _ columnCount: Int,
  transposedInto target: UnsafeMutablePointer<Float>
) {
  for row in 0..<rowCount {
    for column in 0..<columnCount {
      target[column * rowCount + row] = source[row * columnCount + column]
    }
  }
}

/// Writes left · right into `product` by OpenBLAS, whose bits depend on the processor: the reference of
/// time.
///
/// - Precondition: As for `multiply`.
public func sgemm(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>
) {
  cblas_sgemm(
    CblasRowMajor,
    shape.leftTransposed ? CblasTrans : CblasNoTrans,
    shape.rightTransposed ? CblasTrans : CblasNoTrans,
    blasint(shape.rowCount), blasint(shape.columnCount), blasint(shape.innerCount),
    1, left, blasint(shape.leftTransposed ? shape.rowCount : shape.innerCount),
    right, blasint(shape.rightTransposed ? shape.innerCount : shape.columnCount),
    0, product, blasint(shape.columnCount))
}

/// Makes OpenBLAS compute each product on the calling thread.
public func useOneBLASThreadPerProduct() {
  openblas_set_num_threads(1)
}

/// The processor family of OpenBLAS's kernels in use, such as "Zen".
public var blasKernelName: String { String(cString: openblas_get_corename()) }

/// OpenBLAS's own description of its build, version first.
public var blasConfiguration: String { String(cString: openblas_get_config()) }

/// Whether products use AVX-512: where the processor has it, unless OpenBLAS uses the kernels of a
/// processor without it.
///
/// OPENBLAS_CORETYPE chooses OpenBLAS's kernels, so that results can be compared.
let usesAVX512 =
  processor_has_avx512f() && ["SkylakeX", "Cooperlake", "SapphireRapids"].contains(blasKernelName)
