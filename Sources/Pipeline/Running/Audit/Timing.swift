import LinearAlgebra
import Records

/// Times several functions in turns of some hundredths of a second, so that a drift in the speed of the
/// machine affects all of them.
enum Timing {
  static let turnCount = 5
  private static let shortestTurn = Duration.milliseconds(150)

  /// Milliseconds of one call, for each function and turn.
  static func turns(of works: [() -> Void]) -> [[Double]] {
    let clock = ContinuousClock()
    let counts = works.map { work in
      work()
      var count = 0
      let start = clock.now
      repeat {
        work()
        count += 1
      } while clock.now - start < shortestTurn
      return count
    }
    var turns = works.map { _ in [Double]() }
    for _ in 0..<turnCount {
      for (index, work) in works.enumerated() {
        let time = clock.measure { for _ in 0..<counts[index] { work() } }
        turns[index].append(time / .milliseconds(counts[index]))
      }
    }
    return turns
  }

  static func spread(of work: () -> Void) -> Costs.Spread {
    withoutActuallyEscaping(work) { Costs.Spread(of: turns(of: [$0])[0]) }
  }
}

/// Executes a list of matrix products and nothing else.
struct ProductReplay {
  private let shapes: [ProductShape]
  private let usesOpenBLAS: Bool
  private let left, right: [Float]
  private var product: [Float]

  /// With OpenBLAS the products are the reference for a training step; otherwise they are computed as
  /// in training.
  init(_ shapes: [ProductShape], usingOpenBLAS usesOpenBLAS: Bool) {
    (self.shapes, self.usesOpenBLAS) = (shapes, usesOpenBLAS)
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
      if usesOpenBLAS {
        sgemm(shape, left, right, into: &product)
      } else {
        multiply(shape, left, right, into: &product)
      }
    }
  }
}
