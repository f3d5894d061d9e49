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

  @Test("A check of derivatives keeps its differences, and its error is the smallest")
  func differences() throws {
    let right = check([1, -2, 4])
    let differences = try #require(right.differences)
    #expect(differences.map(\.difference).min() == right.measured)
    #expect(differences.contains(.init(step: try #require(right.step), difference: right.measured)))
    // Squares have no truncation: great steps are as good as any.
    #expect(differences[0].difference < 1e-12)
    let wrong = try #require(check([1, 2, 4]).differences)
    #expect(wrong.allSatisfy { $0.difference > 0.1 })
  }
}
