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

  @Test func namesItsKernel() {
    #expect(!blasKernelName.isEmpty)
    #expect(blasConfiguration.contains("OpenBLAS"))
  }

  /// To the bit with OpenBLAS's kernels for AVX-512; its others have blocks of other lengths.
  @Test(arguments: [(256, 256, 512), (512, 28, 768), (128, 256, 1024), (8, 8, 512)])
  func itsBlocksAddUpToTheWholeProduct(sizes: (Int, Int, Int)) {
    let (rows, columns, inner) = sizes
    var generator = Generator(seed: 1, stream: "blocks", index: inner)
    let left = (0..<inner * rows).map { _ in Float(generator.normal()) }
    let right = (0..<inner * columns).map { _ in Float(generator.normal()) }
    func shape(_ inner: Int) -> ProductShape {
      ProductShape(rowCount: rows, columnCount: columns, innerCount: inner, leftTransposed: true)
    }
    let blocks = shape(inner).sumBlocks
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
    if ["SkylakeX", "Cooperlake"].contains(blasKernelName) {
      #expect(sum == whole)
    } else {
      let errors = zip(sum, whole).map { abs($0 - $1) }
      #expect((errors.max() ?? .nan) < 1e-3)
    }
  }

  private func product(
    count: Int, of left: [Float], _ right: [Float],
    _ write: (UnsafeMutablePointer<Float>, UnsafePointer<Float>, UnsafePointer<Float>) -> Void
  ) -> [Float] {
    var product = [Float](repeating: .nan, count: count)
    product.withUnsafeMutableBufferPointer { product in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          guard let target = product.baseAddress, let left = left.baseAddress,
            let right = right.baseAddress
          else { return }
          write(target, left, right)
        }
      }
    }
    return product
  }
}
