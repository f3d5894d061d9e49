import LinearAlgebra
import Testing

@Suite struct ProductTests {
  init() { useOneBLASThreadPerProduct() }

  @Test(
    "Products agree with three loops",
    arguments: [(1, 1, 1), (3, 5, 2), (17, 4, 33), (64, 1, 9)], [false, true])
  func definition(sizes: (Int, Int, Int), leftTransposed: Bool) {
    for rightTransposed in [false, true] {
      let (rows, columns, inner) = sizes
      let (left, right) = (numbers(rows * inner, index: 0), numbers(inner * columns, index: 1))
      let shape = ProductShape(
        rowCount: rows, columnCount: columns, innerCount: inner,
        leftTransposed: leftTransposed, rightTransposed: rightTransposed)
      let product = product(count: rows * columns, of: left, right) { target, left, right in
        multiply(shape, left, right, into: target)
      }
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0.0
          for k in 0..<inner {
            let a = leftTransposed ? left[k * rows + row] : left[row * inner + k]
            let b = rightTransposed ? right[column * inner + k] : right[k * columns + column]
            sum += Double(a) * Double(b)
          }
          #expect(abs(Double(product[row * columns + column]) - sum) < 1e-4)
        }
      }
      #expect(shape.operationCount == 2 * rows * columns * inner)
    }
  }

  @Test("Products are recorded in order, and only within the recorded work") func recording() {
    let shapes = [2, 3].map { ProductShape(rowCount: $0, columnCount: 1, innerCount: 1) }
    var target: [Float] = [0, 0, 0]
    func compute() {
      for shape in shapes { multiply(shape, [1, 1, 1], [1], into: &target) }
    }
    #expect(recordedProducts(of: compute) == shapes)
    compute()
    #expect(recordedProducts {} == [])
  }

  /// The sizes include rows that do not fill a micro-kernel, columns that do not fill a panel, and inner
  /// dimensions of one and of several blocks.
  @Test(
    "Products have the bits of OpenBLAS's kernels for Cooper Lake",
    arguments: [
      (512, 512, 512), (129, 96, 130), (33, 64, 1024), (7, 1024, 334), (256, 11, 512),
      (64, 50, 700), (8, 32, 1),
    ], [false, true])
  func bits(sizes: (Int, Int, Int), adding: Bool) {
    let (rows, columns, inner) = sizes
    let (left, right) = (numbers(rows * inner, index: 0), numbers(inner * columns, index: 1))
    for (leftTransposed, rightTransposed) in [
      (false, false), (false, true), (true, false), (true, true),
    ] {
      let shape = ProductShape(
        rowCount: rows, columnCount: columns, innerCount: inner,
        leftTransposed: leftTransposed, rightTransposed: rightTransposed)
      var finished: [Int] = []
      let own = product(count: rows * columns, of: left, right, over: 0.5) {
        multiply(shape, $1, $2, into: $0, adding: adding) { finished += $0 }
      }
      let theirs = product(count: rows * columns, of: left, right, over: 0.5) {
        sgemm(shape, $1, $2, into: $0, adding: adding)
      }
      if blasKernelName == "Cooperlake" || !hasAVX512 {
        #expect(own == theirs)
      } else {
        #expect(isClose(own, theirs))
      }
      #expect(finished == Array(0..<rows))
    }
  }

  @Test("Rows are complete when they are finished")
  func finishedRows() {
    let shape = ProductShape(
      rowCount: 100, columnCount: 256, innerCount: 512, rightTransposed: true)
    let (left, right) = (
      [Float](repeating: 2, count: 100 * 512), [Float](repeating: 3, count: 512 * 256)
    )
    let doubled = product(count: 100 * 256, of: left, right) { target, left, right in
      multiply(shape, left, right, into: target) { rows in
        for index in rows.lowerBound * 256..<rows.upperBound * 256 { target[index] *= 2 }
      }
    }
    #expect(doubled.allSatisfy { $0 == 2 * 6 * 512 })
  }

  @Test("OpenBLAS reports its kernel and build")
  func description() {
    #expect(!blasKernelName.isEmpty)
    #expect(blasConfiguration.contains("OpenBLAS"))
  }

  /// Bits are the same with AVX-512; other kernels of OpenBLAS sum other blocks.
  @Test(
    "Blocks sum to the whole product",
    arguments: [(256, 256, 512), (512, 28, 768), (128, 256, 1024), (8, 8, 512)])
  func blocks(sizes: (Int, Int, Int)) {
    let (rows, columns, inner) = sizes
    let (left, right) = (numbers(inner * rows, index: 0), numbers(inner * columns, index: 1))
    func shape(_ inner: Int) -> ProductShape {
      ProductShape(rowCount: rows, columnCount: columns, innerCount: inner, leftTransposed: true)
    }
    let blocks = Array(shape(inner).sumBlocks)
    #expect(blocks.first?.lowerBound == 0 && blocks.last?.upperBound == inner)
    func product(over blocks: [Range<Int>]) -> [Float] {
      self.product(count: rows * columns, of: left, right) { target, left, right in
        for block in blocks {
          multiply(
            shape(block.count), left + block.lowerBound * rows,
            right + block.lowerBound * columns, into: target, adding: block.lowerBound > 0)
        }
      }
    }
    let (whole, sum) = (product(over: [0..<inner]), product(over: blocks))
    if hasAVX512 {
      #expect(sum == whole)
    } else {
      #expect(isClose(sum, whole))
    }
  }

  private func numbers(_ count: Int, index: Int) -> [Float] {
    var generator = Generator(seed: 1, stream: "product", index: index)
    return (0..<count).map { _ in Float(generator.normal()) }
  }

  private func isClose(_ some: [Float], _ others: [Float]) -> Bool {
    zip(some, others).allSatisfy { abs($0 - $1) < 1e-3 }
  }

  private func product(
    count: Int, of left: [Float], _ right: [Float], over value: Float = .nan,
    _ write: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Void
  ) -> [Float] {
    var product = [Float](repeating: value, count: count)
    write(&product, left, right)
    return product
  }
}
