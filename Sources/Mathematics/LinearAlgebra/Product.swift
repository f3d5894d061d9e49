internal import COpenBLAS
internal import AVX512Products

/// The shape of one product of matrices, left (rows × inner) · right (inner × columns), and how
/// its two factors lie in memory.
///
/// A list of shapes is also what the benchmark replays: the time of the bare products is the
/// ceiling of a training step.
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

  /// The parts of the inner dimension that are summed each by itself, before they are added up: the
  /// products of these parts add up to the bits of the whole product.
  ///
  /// They are those of OpenBLAS's kernels for Cooper Lake, which it takes on Zen 4, too (OpenBLAS
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

  /// Whether OpenBLAS takes its kernels for small matrices, which sum in one go.
  private var isSmall: Bool { rowCount * columnCount * innerCount <= 1_000_000 }

  /// Whether `multiplyWide` is the faster way.
  fileprivate var isWide: Bool {
    hasWideRegisters && !isSmall && columnCount.isMultiple(of: wideColumnUnit)
  }

  /// Whether it is, for the transpose of the product, as for the gradient of a first layer's weight.
  fileprivate var isWideTransposed: Bool {
    transpose.isWide && leftTransposed && !rightTransposed
  }

  /// That of right′ · left′.
  fileprivate var transpose: ProductShape {
    ProductShape(
      rowCount: columnCount, columnCount: rowCount, innerCount: innerCount,
      leftTransposed: !rightTransposed, rightTransposed: !leftTransposed)
  }
}

/// Writes left · right into `product`, or adds it, all stored row after row.
///
/// Large products on a processor with AVX-512 are our own, to the bit those of OpenBLAS's kernels for
/// Cooper Lake; all others are OpenBLAS's.
///
/// All rows are handed to `finish`, some at a time and in their order, as soon as they are whole: what
/// is to be done to each is done while it is in the cache.
///
/// - Precondition: the three point to as many numbers as `shape` says, and do not overlap.
public func multiply(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool = false,
  finish: (Range<Int>) -> Void = { _ in }
) {
  if shape.isWide {
    multiplyWide(shape, left, right, into: product, adding: adding, finish: finish)
    return
  }
  if shape.isWideTransposed {
    multiplyTransposed(shape, left, right, into: product, adding: adding)
  } else {
    sgemm(shape, left, right, into: product, adding: adding)
  }
  finish(0..<shape.rowCount)
}

private func multiplyWide(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool, finish: (Range<Int>) -> Void
) {
  multiplyWide(
    rowCount: shape.rowCount, columnCount: shape.columnCount,
    StridedMatrix(
      left, count: shape.rowCount, innerCount: shape.innerCount, transposed: shape.leftTransposed),
    StridedMatrix(
      right, count: shape.columnCount, innerCount: shape.innerCount,
      transposed: !shape.rightTransposed),
    summedUpTo: { shape.sumBlockEnd(from: $0) }, into: product, adding: adding, finish: finish)
}

private func multiplyTransposed(
  _ shape: ProductShape, _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>,
  into product: UnsafeMutablePointer<Float>, adding: Bool
) {
  let (rowCount, columnCount) = (shape.rowCount, shape.columnCount)
  withUnsafeTemporaryAllocation(of: Float.self, capacity: rowCount * columnCount) {
    guard let transpose = $0.baseAddress else { return }
    if adding { copy(product, rowCount, columnCount, transposedInto: transpose) }
    multiplyWide(shape.transpose, right, left, into: transpose, adding: adding) { _ in }
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

/// As `multiply`, always by OpenBLAS.
///
/// - Precondition: as there.
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

/// Makes every product run on the thread that asks for it, so that a run's numbers do not depend
/// on what runs beside it.
public func useOneBLASThreadPerProduct() {
  openblas_set_num_threads(1)
}

/// The processor family for which OpenBLAS has chosen its kernels, such as "Zen".
public var blasKernelName: String { String(cString: openblas_get_corename()) }

/// OpenBLAS's own description of its build, version first.
public var blasConfiguration: String { String(cString: openblas_get_config()) }

/// Whether OpenBLAS has found AVX-512: large products are then our own.
public let hasWideRegisters = ["SkylakeX", "Cooperlake", "SapphireRapids"].contains(blasKernelName)
