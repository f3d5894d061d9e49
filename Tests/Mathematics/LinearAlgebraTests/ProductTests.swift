import Testing

@testable import LinearAlgebra

@Suite struct ProductTests {
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

  /// The sizes include rows and columns that fill no tile, one and several blocks of the inner
  /// dimension, and those that are computed as the transpose.
  @Test(
    "Each element is one sum of fused products, in order, by every micro-kernel",
    arguments: [
      (129, 96, 257), (33, 64, 520), (7, 100, 334), (256, 11, 512), (64, 50, 300), (1, 1, 9),
      (49, 17, 256), (10, 256, 17), (8, 32, 1),
    ], MicroKernel.available.indices)
  func bits(sizes: (Int, Int, Int), kernel: Int) {
    let (rows, columns, inner) = sizes
    let (left, right) = (numbers(rows * inner, index: 0), numbers(inner * columns, index: 1))
    for (leftTransposed, rightTransposed) in [
      (false, false), (false, true), (true, false), (true, true),
    ] {
      let shape = ProductShape(
        rowCount: rows, columnCount: columns, innerCount: inner,
        leftTransposed: leftTransposed, rightTransposed: rightTransposed)
      var finished: [Int] = []
      let own = product(count: rows * columns, of: left, right) {
        multiply(shape, $1, $2, into: $0, by: MicroKernel.available[kernel]) { finished += $0 }
      }
      var sums = [Float](repeating: 0, count: rows * columns)
      for row in 0..<rows {
        for column in 0..<columns {
          for k in 0..<inner {
            sums[row * columns + column].addProduct(
              leftTransposed ? left[k * rows + row] : left[row * inner + k],
              rightTransposed ? right[column * inner + k] : right[k * columns + column])
          }
        }
      }
      #expect(own == sums)
      #expect(finished == Array(0..<rows))
    }
  }

  @Test("OpenBLAS, the reference of time, computes the same products")
  func reference() {
    let shape = ProductShape(rowCount: 50, columnCount: 40, innerCount: 300, leftTransposed: true)
    let (left, right) = (numbers(50 * 300, index: 0), numbers(300 * 40, index: 1))
    let own = product(count: 50 * 40, of: left, right) { multiply(shape, $1, $2, into: $0) }
    let theirs = product(count: 50 * 40, of: left, right) { sgemm(shape, $1, $2, into: $0) }
    #expect(zip(own, theirs).allSatisfy { abs($0 - $1) < 1e-3 })
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

  private func numbers(_ count: Int, index: Int) -> [Float] {
    var generator = Generator(seed: 1, stream: "product", index: index)
    return (0..<count).map { _ in Float(generator.normal()) }
  }

  private func product(
    count: Int, of left: [Float], _ right: [Float],
    _ write: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Void
  ) -> [Float] {
    var product = [Float](repeating: .nan, count: count)
    write(&product, left, right)
    return product
  }
}
