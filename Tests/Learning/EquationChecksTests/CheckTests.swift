import Records
import Testing

@testable import EquationChecks

@Suite struct CheckTests {
  private let point: [Float] = [0.5, -1, 2]

  private func check(_ gradient: [Float]) -> Check {
    .training("of squares", gradient, at: point) { $0.reduce(0) { $0 + $1 * $1 } }
  }

  @Test("A gradient with one wrong sign fails") func sign() {
    #expect(check([1, -2, 4]).passed)
    #expect(!check([1, 2, 4]).passed)
    #expect(!check([1, -2, 4.001]).passed)
  }
}
