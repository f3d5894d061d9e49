import LinearAlgebra
import Testing

@testable import Networks

@Suite struct NonzeroRowsTests {
  private static let widths = [28, 256, 512, 1]
  private static let rowCount = 512

  init() { useOneBLASThreadPerProduct() }

  /// The gradient where the loss is flat on all rows but those that `isSteep`.
  private static func gradient(
    past skips: Bool, where isSteep: (Int) -> Bool
  ) -> [Float] {
    var generator = Generator(seed: 2, stream: "steep rows")
    var network = Perceptron(widths: widths, using: &generator)
    let inputs = (0..<rowCount * widths[0]).map { _ in Float(generator.normal()) }
    let slopes = (0..<rowCount).map { _ in Float(generator.normal()) }
    network.forward(inputs, rowCount: rowCount)
    func fill(_ target: inout [Float]) {
      for row in 0..<rowCount { target[row] = isSteep(row) ? slopes[row] : 0 }
    }
    if skips {
      network.backwardPastFlatRows(inputs, fill: fill)
    } else {
      network.backward(inputs, fill: fill)
    }
    return network.gradient
  }

  /// To the bit where large products are our own; OpenBLAS's kernels add up blocks of other lengths.
  @Test(arguments: [2, 3, 7, 50, 400])
  func leavingOutFlatRowsMovesNoBit(interval: Int) {
    let (all, steep) = (
      Self.gradient(past: false) { $0 % interval == 1 },
      Self.gradient(past: true) { $0 % interval == 1 }
    )
    #expect(all.contains { $0 != 0 })
    if hasWideRegisters {
      #expect(all == steep)
    } else {
      #expect((zip(all, steep).map { abs($0 - $1) }.max() ?? .nan) < 1e-4)
    }
  }

  @Test func allRowsAreFlatOrSteep() {
    for isSteep in [true, false] {
      let (all, steep) = (
        Self.gradient(past: false) { _ in isSteep }, Self.gradient(past: true) { _ in isSteep }
      )
      #expect(all == steep)
    }
  }

  @Test func countsThemInABlock() throws {
    var generator = Generator(seed: 2, stream: "steep rows")
    var network = Perceptron(widths: Self.widths, using: &generator)
    network.forward(
      Array(repeating: 1, count: Self.rowCount * Self.widths[0]), rowCount: Self.rowCount)
    let cotangent = (0..<Self.rowCount).map { $0 % 30 == 29 ? Float(1) : 0 }
    let rows = try #require(NonzeroRows(of: network, cotangent: cotangent))
    #expect(rows.indices == Array(stride(from: 29, to: 512, by: 30)))
    #expect([0..<256, 256..<260, 260..<270, 270..<512].map(rows.count) == [8, 0, 1, 8])
    var numbers = (0..<Self.rowCount * 2).map(Float.init)
    rows.gather(in: &numbers, width: 2)
    #expect(numbers.prefix(4) == [58, 59, 118, 119])
  }
}
