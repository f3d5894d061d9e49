import LinearAlgebra

/// A list of matrix products without anything around them: the ceiling of a step that is made of them.
struct ProductReplay {
  private let shapes: [ProductShape]
  private var left: [Float]
  private var right: [Float]
  private var product: [Float]

  init(_ shapes: [ProductShape]) {
    self.shapes = shapes
    func buffer(_ size: (ProductShape) -> Int) -> [Float] {
      Array(repeating: 0.5, count: shapes.map(size).max() ?? 0)
    }
    left = buffer { $0.rowCount * $0.innerCount }
    right = buffer { $0.innerCount * $0.columnCount }
    product = buffer { $0.rowCount * $0.columnCount }
  }

  var operationCount: Int { shapes.map(\.operationCount).reduce(0, +) }

  mutating func run() {
    product.withUnsafeMutableBufferPointer { product in
      left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { right in
          guard let target = product.baseAddress, let left = left.baseAddress,
            let right = right.baseAddress
          else { return }
          for shape in shapes { sgemm(shape, left, right, into: target) }
        }
      }
    }
  }
}
