internal import AVX512Products
internal import COpenBLAS
internal import Synchronization

/// The shape of one product of matrices, left (rows × inner) · right (inner × columns), and the layout
/// of its factors in memory.
///
/// The benchmark computes lists of such products, whose time is a lower bound of that of a training
/// step.
public struct ProductShape: Equatable, Sendable {
  public let rowCount: Int
  public let columnCount: Int
  public var innerCount: Int
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

  /// Multiplications and additions, each counted as one operation.
  public var operationCount: Int { 2 * rowCount * columnCount * innerCount }

  /// The blocks of the inner dimension that are summed separately before they are added: the sum of
  /// their products has the bits of the whole product.
  ///
  /// They are the blocks of OpenBLAS's kernels for Cooper Lake, which it also uses on Zen 4 (OpenBLAS
  /// 0.3.21: param.h, driver/level3/level3.c, interface/gemm.c). Its other kernels have other blocks,
  /// and other last bits.
  public var sumBlocks: some Sequence<Range<Int>> {
    sequence(first: 0..<sumBlockEnd(from: 0)) { block in
      block.upperBound < innerCount
        ? block.upperBound..<sumBlockEnd(from: block.upperBound) : nil
    }
  }

  fileprivate func sumBlockEnd(from start: Int) -> Int {
    let (largestBlock, unit) = (320, 16)
    let rest = innerCount - start
    if isSmall || rest <= largestBlock { return innerCount }
    return start + (rest >= 2 * largestBlock ? largestBlock : (rest / 2 + unit - 1) / unit * unit)
  }

  /// Whether OpenBLAS uses its kernels for small matrices, which sum in one block.
  private var isSmall: Bool { rowCount * columnCount * innerCount <= 1_000_000 }

  /// Whether `multiplyAVX512` can compute the product, and is the fastest way.
  fileprivate var suitsAVX512: Bool {
    hasAVX512 && !isSmall && columnCount.isMultiple(of: panelWidth)
  }

  /// Whether `multiplyAVX512` can compute the transpose of the product, as for the gradient of a first
  /// layer's weight, and is the fastest way.
  fileprivate var suitsAVX512Transposed: Bool {
    transpose.suitsAVX512 && leftTransposed && !rightTransposed
  }

  /// The shape of right′ · left′.
  fileprivate var transpose: ProductShape {
    ProductShape(
      rowCount: columnCount, columnCount: rowCount, innerCount: innerCount,
      leftTransposed: !rightTransposed, rightTransposed: !leftTransposed)
  }
}

/// The products that `multiply` computes on this thread during `work`, in order.
public func recordedProducts(of work: () throws -> Void) rethrows -> [ProductShape] {
  let recorder = ProductRecorder()
  try ProductRecorder.$current.withValue(recorder, operation: work)
  return recorder.shapes.withLock(\.self)
}

private final class ProductRecorder: Sendable {
  @TaskLocal static var current: ProductRecorder?
  let shapes = Mutex<[ProductShape]>([])
}

/// Writes left · right into `product`, or adds it, all stored row after row.
///
/// On a processor with AVX-512, large products are computed by `multiplyAVX512`, with the bits of
/// OpenBLAS's kernels for Cooper Lake; all other products are computed by OpenBLAS.
///
/// `finish` is called with each range of complete rows, in their order, while the rows are in the cache.
///
/// - Precondition: Each pointer points to as many numbers as `shape` says, and they do not overlap.
public func multiply(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool = false,
  finish: (Range<Int>) -> Void = { _ in }
) {
  ProductRecorder.current?.shapes.withLock { $0.append(shape) }
  if shape.suitsAVX512 {
    multiplyAVX512(shape, left, right, into: product, adding: adding, finish: finish)
    return
  }
  if shape.suitsAVX512Transposed {
    multiplyTransposed(shape, left, right, into: product, adding: adding)
  } else {
    sgemm(shape, left, right, into: product, adding: adding)
  }
  finish(0..<shape.rowCount)
}

/// Writes left · right into a part of `product`, or adds it; each array is used from an index on.
///
/// `finish` is called with each range of complete rows, and the address of the first row.
public func multiply(
  _ shape: ProductShape, _ left: [Float], leftStart: Int = 0, _ right: [Float],
  rightStart: Int = 0, into product: inout [Float], start: Int = 0, adding: Bool = false,
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
        multiply(shape, left + leftStart, right + rightStart, into: product, adding: adding) {
          finish($0, product)
        }
      }
    }
  }
}

private func multiplyAVX512(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool, finish: (Range<Int>) -> Void
) {
  multiplyAVX512(
    rowCount: shape.rowCount, columnCount: shape.columnCount,
    StridedMatrix(
      left, count: shape.rowCount, innerCount: shape.innerCount, transposed: shape.leftTransposed),
    StridedMatrix(
      right, count: shape.columnCount, innerCount: shape.innerCount,
      transposed: !shape.rightTransposed),
    blockEnd: { shape.sumBlockEnd(from: $0) }, into: product, adding: adding, finish: finish)
}

private func multiplyTransposed(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool
) {
  let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
  withUnsafeTemporaryAllocation(of: Float.self, capacity: rowCount * columnCount) {
    guard let transpose = $0.baseAddress else { return }
    if adding { copy(product, rowCount, columnCount, transposedInto: transpose) }
    multiplyAVX512(shape.transpose, right, left, into: transpose, adding: adding) { _ in }
    copy(transpose, columnCount, rowCount, transposedInto: product)
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

/// Writes left · right into `product`, or adds it, by OpenBLAS.
///
/// - Precondition: As for `multiply`.
public func sgemm(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool = false
) {
  cblas_sgemm(
    CblasRowMajor,
    shape.leftTransposed ? CblasTrans : CblasNoTrans,
    shape.rightTransposed ? CblasTrans : CblasNoTrans,
    blasint(shape.rowCount), blasint(shape.columnCount), blasint(shape.innerCount),
    1, left, blasint(shape.leftTransposed ? shape.rowCount : shape.innerCount),
    right, blasint(shape.rightTransposed ? shape.innerCount : shape.columnCount),
    adding ? 1 : 0, product, blasint(shape.columnCount))
}

/// Makes OpenBLAS compute each product on the calling thread, so that the bits of a run do not depend
/// on other runs of the process.
public func useOneBLASThreadPerProduct() {
  openblas_set_num_threads(1)
}

/// The processor family of OpenBLAS's kernels in use, such as "Zen".
public var blasKernelName: String { String(cString: openblas_get_corename()) }

/// OpenBLAS's own description of its build, version first.
public var blasConfiguration: String { String(cString: openblas_get_config()) }

/// Whether OpenBLAS has found AVX-512.
public let hasAVX512 = ["SkylakeX", "Cooperlake", "SapphireRapids"].contains(blasKernelName)
