import LinearAlgebra
import Testing

@testable import Networks

@Suite struct NonzeroRowsTests {
  private static let widths = [28, 256, 512, 1]
  private static let rowCount = 512

  /// The gradient of a loss whose gradient is zero except in the rows that `isNonzero`.
  private static func gradient(
    skippingZeroRows skips: Bool, where isNonzero: (Int) -> Bool
  ) -> [Float] {
    var generator = Generator(seed: 2, stream: "rows")
    var network = Perceptron(widths: widths, using: &generator)
    let inputs = (0..<rowCount * widths[0]).map { _ in Float(generator.normal()) }
    let cotangents = (0..<rowCount).map { _ in Float(generator.normal()) }
    network.forward(inputs, rowCount: rowCount)
    func fill(_ target: inout [Float]) {
      for row in 0..<rowCount { target[row] = isNonzero(row) ? cotangents[row] : 0 }
    }
    if skips {
      network.backwardSkippingZeroRows(inputs, fill: fill)
    } else {
      network.backward(inputs, fill: fill)
    }
    return network.gradient
  }

  /// No row has a remainder of 1 by an interval of 1.
  @Test("Leaving out zero rows changes no bit", arguments: [1, 2, 3, 7, 50, 400])
  func bits(interval: Int) {
    let all = Self.gradient(skippingZeroRows: false) { $0 % interval == 1 }
    let some = Self.gradient(skippingZeroRows: true) { $0 % interval == 1 }
    #expect(all.contains { $0 != 0 } == (interval > 1))
    #expect(all == some)
  }

  @Test("All rows may be non-zero")
  func allRows() {
    let all = Self.gradient(skippingZeroRows: false) { _ in true }
    #expect(Self.gradient(skippingZeroRows: true) { _ in true } == all)
  }

  @Test("Rows are found and gathered")
  func rows() throws {
    var generator = Generator(seed: 2, stream: "rows")
    var network = Perceptron(widths: Self.widths, using: &generator)
    network.forward(
      Array(repeating: 1, count: Self.rowCount * Self.widths[0]), rowCount: Self.rowCount)
    let cotangent = (0..<Self.rowCount).map { $0 % 30 == 29 ? Float(1) : 0 }
    let rows = try #require(NonzeroRows(of: network, cotangent: cotangent))
    #expect(rows.indices == Array(stride(from: 29, to: 512, by: 30)))
    var numbers = (0..<Self.rowCount * 2).map(Float.init)
    rows.gather(in: &numbers, width: 2)
    #expect(numbers.prefix(4) == [58, 59, 118, 119])
  }
}
