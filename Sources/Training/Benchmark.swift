internal import Demonstrations
internal import Experiments
internal import Imitation
internal import LinearAlgebra

/// The time of an update step of each learner beside the time of its bare matrix products.
///
/// The ceiling is what `sgemm` needs, in this process and on one thread, for exactly the list of
/// products of the step. Steps and products are timed in turns, block by block, and the ratio is
/// taken within each turn, so that a machine whose speed drifts misleads neither.
public struct Benchmark: Sendable {
  private static let observationCount = 11
  private static let actionCount = 3
  private static let batchCount = 256
  private static let turnCount = 5
  /// Steps of one timing, at least: whole cycles of steps are timed.
  private static let repetitionCount = 10

  private struct Row {
    let method: String
    let operationCount: Int
    /// Milliseconds of one step and of its products, for each turn.
    let turns: [(step: Double, products: Double)]
  }

  private let rows: [Row]

  /// Measures these methods; takes a minute or two for all.
  public init(methods: [String] = methodNames) {
    useOneBLASThreadPerProduct()
    let data = Self.data
    rows = Method.all.filter { methods.contains($0.name) }.map { method in
      Self.row(
        of: method.learner(
          settings: .map([
            "dynamics_pretraining_steps": .integer(0), "first_phase_policy_steps": .integer(1),
            "first_phase_dynamics_steps": .integer(1),
          ]),
          data: data, batchCount: Self.batchCount, seed: 0),
        named: method.name)
    }
  }

  private static func row(of learner: some Learner, named method: String) -> Row {
    var learner = learner
    var replay = ProductReplay(learner.stepProducts)
    let cycleCount = (repetitionCount - 1) / learner.stepsPerCycle + 1
    let stepCount = cycleCount * learner.stepsPerCycle
    var index = 0
    func steps() {
      for _ in 0..<stepCount {
        _ = learner.step(index)
        index += 1
      }
    }
    steps()
    replay.run(cycleCount)
    var turns: [(Double, Double)] = []
    for _ in 0..<turnCount {
      let clock = ContinuousClock()
      let step = clock.measure { steps() }
      let products = clock.measure { replay.run(cycleCount) }
      turns.append((step / .milliseconds(stepCount), products / .milliseconds(stepCount)))
    }
    return Row(
      method: method, operationCount: replay.operationCount / learner.stepsPerCycle, turns: turns)
  }

  /// The methods that can be timed.
  public static var methodNames: [String] { Method.all.map(\.name) }

  /// A table in Markdown: medians over the turns.
  public var report: String {
    let lines = rows.map { row in
      let step = Self.median(row.turns.map(\.step))
      let products = Self.median(row.turns.map(\.products))
      let ratios = row.turns.map { $0.products / $0.step }
      let operations = Double(row.operationCount)
      let numbers = [
        step, products, operations / 1e9, operations / step / 1e6, operations / products / 1e6,
        Self.median(ratios), ratios.min() ?? .nan, ratios.max() ?? .nan,
      ].map(Self.shown).joined(separator: " | ")
      return "| \(row.method) | \(numbers) |"
    }
    return """
      Update steps: state \(Self.observationCount), action \(Self.actionCount), \
      \(Self.batchCount) transitions of each data set, one thread, \
      OpenBLAS kernel \(blasKernelName), medians of \(Self.turnCount) turns.
      The ratio is that of the time of the products by sgemm to the time of the step.

      | method | step (ms) | products (ms) | GFLOP in products | GFLOP/s, step | \
      GFLOP/s, sgemm | ratio | lowest | highest |
      |---|---:|---:|---:|---:|---:|---:|---:|---:|
      \(lines.joined(separator: "\n"))
      """
  }

  private static var data: ImitationData {
    var stream = Generator(seed: 0, stream: "benchmark")
    func matrix(_ rowCount: Int, _ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: rowCount, columnCount: columnCount,
        elements: (0..<rowCount * columnCount).map { _ in Float(2 * stream.uniform() - 1) })
    }
    func part(_ rowCount: Int) -> ImitationData.Part {
      ImitationData.Part(
        Transitions(
          observations: matrix(rowCount, observationCount),
          actions: matrix(rowCount, actionCount),
          nextObservations: matrix(rowCount, observationCount)))
    }
    return ImitationData(expert: part(4_096), suboptimal: part(4_096))
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
