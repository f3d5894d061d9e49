internal import COpenBLAS

/// The shape of one product of matrices, left (rows × inner) · right (inner × columns), and how
/// its two factors lie in memory.
///
/// A list of shapes is also what the benchmark replays: the time of the bare products is the
/// ceiling of a training step.
public struct ProductShape: Equatable, Sendable {
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

  /// Multiplications and additions, each counted as one operation.
  public var operationCount: Int { 2 * rowCount * columnCount * innerCount }

  /// The parts of the inner dimension that OpenBLAS sums each by itself, before it adds them up:
  /// adding the products of these parts gives the bits of the whole product.
  ///
  /// The numbers are those of its kernels for AVX-512 (OpenBLAS 0.3.21: param.h,
  /// driver/level3/level3.c, interface/gemm.c). With other kernels the last bits differ.
  public var sumBlocks: [Range<Int>] {
    let (largestSmallProduct, largestBlock, unit) = (1_000_000, 320, 16)
    guard rowCount * columnCount * innerCount > largestSmallProduct else { return [0..<innerCount] }
    var blocks: [Range<Int>] = []
    var start = 0
    while start < innerCount {
      let rest = innerCount - start
      let half = (rest / 2 + unit - 1) / unit * unit
      let count = rest >= 2 * largestBlock ? largestBlock : rest > largestBlock ? half : rest
      blocks.append(start..<start + count)
      start += count
    }
    return blocks
  }
}

/// Writes left · right into `product`, or adds it, all stored row after row.
///
/// - Precondition: the three point to as many numbers as `shape` says, and do not overlap.
public func multiply(
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

/// Makes every product run on the thread that asks for it, so that a run's numbers do not depend
/// on what runs beside it.
public func useOneBLASThreadPerProduct() {
  openblas_set_num_threads(1)
}

/// The processor family for which OpenBLAS has chosen its kernels, such as "Zen".
public var blasKernelName: String { String(cString: openblas_get_corename()) }

/// OpenBLAS's own description of its build, version first.
public var blasConfiguration: String { String(cString: openblas_get_config()) }
