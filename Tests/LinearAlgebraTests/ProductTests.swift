import LinearAlgebra
import Testing

@Suite struct ProductTests {
  @Test(arguments: [(1, 1, 1), (3, 5, 2), (17, 4, 33), (64, 1, 9)], [false, true])
  func agreesWithThreeLoops(sizes: (Int, Int, Int), leftTransposed: Bool) {
    for rightTransposed in [false, true] {
      let (rows, columns, inner) = sizes
      var generator = Generator(seed: 1, stream: "product", index: rows)
      let left = (0..<rows * inner).map { _ in Float(generator.normal()) }
      let right = (0..<inner * columns).map { _ in Float(generator.normal()) }
      var product = [Float](repeating: .nan, count: rows * columns)
      let shape = ProductShape(
        rowCount: rows, columnCount: columns, innerCount: inner,
        leftTransposed: leftTransposed, rightTransposed: rightTransposed)
      product.withUnsafeMutableBufferPointer { product in
        left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { right in
            guard let target = product.baseAddress, let left = left.baseAddress,
              let right = right.baseAddress
            else { return }
            multiply(shape, left, right, into: target)
          }
        }
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

  @Test func namesItsKernel() {
    #expect(!blasKernelName.isEmpty)
    #expect(blasConfiguration.contains("OpenBLAS"))
  }
}
