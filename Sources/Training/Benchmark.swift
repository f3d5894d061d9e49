internal import Demonstrations
internal import Imitation
internal import LinearAlgebra

/// The time of a DMIL update step beside the time of its bare matrix products.
///
/// The ceiling is what `sgemm` needs, in this process and on one thread, for exactly the list of
/// products of the step. Steps and products are timed in turns, block by block, and the ratio is
/// taken within each turn, so that a machine whose speed drifts misleads neither.
public struct Benchmark: Sendable {
  private static let observationCount = 11
  private static let actionCount = 3
  private static let batchCount = 256
  private static let turnCount = 5
  private static let repetitionCount = 20

  /// Milliseconds of one step and of its products, for each turn.
  private let turns: [(step: Double, products: Double)]
  private let operationCount: Int

  /// Measures; takes some seconds.
  public init() {
    useOneBLASThreadPerProduct()
    var learner = Self.learner()
    var replay = ProductReplay(learner.stepProducts)
    operationCount = replay.operationCount
    var index = 0
    func steps() {
      for _ in 0..<Self.repetitionCount {
        _ = learner.step(index)
        index += 1
      }
    }
    steps()
    replay.run(Self.repetitionCount)
    var turns: [(Double, Double)] = []
    for _ in 0..<Self.turnCount {
      let clock = ContinuousClock()
      let step = clock.measure { steps() }
      let products = clock.measure { replay.run(Self.repetitionCount) }
      turns.append(
        (step / .milliseconds(Self.repetitionCount), products / .milliseconds(Self.repetitionCount))
      )
    }
    self.turns = turns
  }

  /// A table in Markdown: medians over the turns.
  public var report: String {
    let step = Self.median(turns.map(\.step))
    let products = Self.median(turns.map(\.products))
    let ratios = turns.map { $0.products / $0.step }.sorted()
    let operations = Double(operationCount)
    return """
      DMIL update step: state \(Self.observationCount), action \(Self.actionCount), \
      \(Self.batchCount) + \(Self.batchCount) transitions, one thread, \
      OpenBLAS kernel \(blasKernelName), median of \(turns.count) turns

      | | time (ms) | GFLOP/s |
      |---|---:|---:|
      | step | \(Self.shown(step)) | \(Self.shown(operations / step / 1e6)) |
      | its products by sgemm | \(Self.shown(products)) | \
      \(Self.shown(operations / products / 1e6)) |

      Floating-point operations in the products of a step: \(operationCount)
      Ratio to the sgemm ceiling: \(Self.shown(Self.median(ratios))) \
      (lowest \(Self.shown(ratios.first ?? .nan)), highest \(Self.shown(ratios.last ?? .nan)))
      """
  }

  private static func learner() -> DMIL {
    var stream = Generator(seed: 0, stream: "benchmark")
    func matrix(_ rowCount: Int, _ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: rowCount, columnCount: columnCount,
        elements: (0..<rowCount * columnCount).map { _ in Float(2 * stream.uniform() - 1) })
    }
    let rowCount = 4_096
    let data = Transitions(
      observations: matrix(rowCount, observationCount), actions: matrix(rowCount, actionCount),
      nextObservations: matrix(rowCount, observationCount))
    var settings = DMIL.Settings()
    settings.models.dynamicsPretrainingStepCount = 0
    return DMIL(settings: settings, expert: data, batchCount: batchCount, seed: 0)
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  /// A number with three decimals, or fewer where it is large.
  private static func shown(_ value: Double) -> String {
    let scale = abs(value) < 10 ? 1000.0 : 10.0
    return "\((value * scale).rounded() / scale)"
  }
}

/// A list of matrix products without anything around them.
private struct ProductReplay {
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

  mutating func run(_ repetitionCount: Int) {
    for _ in 0..<repetitionCount {
      product.withUnsafeMutableBufferPointer { product in
        left.withUnsafeBufferPointer { left in
          right.withUnsafeBufferPointer { right in
            guard let target = product.baseAddress, let left = left.baseAddress,
              let right = right.baseAddress
            else { return }
            for shape in shapes { multiply(shape, left, right, into: target) }
          }
        }
      }
    }
  }
}
