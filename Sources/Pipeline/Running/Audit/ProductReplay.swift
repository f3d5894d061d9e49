import LinearAlgebra

/// Executes a list of matrix products and nothing else.
struct ProductReplay {
  /// The implementation of a product.
  enum Routine {
    /// OpenBLAS, the measure for a training step.
    case sgemm
    /// The implementation that training uses.
    case multiply
  }

  private let shapes: [ProductShape]
  private let routine: Routine
  private let left: [Float]
  private let right: [Float]
  private var product: [Float]

  init(_ shapes: [ProductShape], by routine: Routine) {
    self.shapes = shapes
    self.routine = routine
    func buffer(_ size: (ProductShape) -> Int) -> [Float] {
      Array(repeating: 0.5, count: shapes.map(size).max() ?? 0)
    }
    left = buffer { $0.rowCount * $0.innerCount }
    right = buffer { $0.innerCount * $0.columnCount }
    product = buffer { $0.rowCount * $0.columnCount }
  }

  var operationCount: Int { shapes.map(\.operationCount).reduce(0, +) }

  mutating func run() {
    for shape in shapes {
      switch routine {
      case .sgemm: sgemm(shape, left, right, into: &product)
      case .multiply: multiply(shape, left, right, into: &product)
      }
    }
  }
}
