import RealModule
import Records
import Testing

@testable import EquationChecks

@Suite struct DifferencesTests {
  private func curve(_ derivative: Double) -> [Check.Difference] {
    Differences.curve(of: [derivative]) { _, t in Double.exp(1 + t) }
  }

  @Test("The differences of a right derivative form a V: h²/6 of truncation, then rounding, as 1/h")
  func vee() throws {
    let curve = curve(Double.exp(1))
    #expect(curve.map(\.step) == Differences.steps)
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0.step > $1.step })
    // For exp, the third derivative over the first is 1.
    for point in curve where point.step >= 3e-5 {
      #expect(abs(point.difference / (point.step * point.step / 6) - 1) < 0.2, "\(point.step)")
    }
    let best = try #require(curve.min { $0.difference < $1.difference })
    #expect((1e-6...3e-5).contains(best.step) && best.difference < 1e-9)
    // A rounding error of at most ε in each of the two values.
    for point in curve {
      #expect(point.difference < point.step * point.step + 2.3e-16 / point.step, "\(point.step)")
    }
    #expect(curve.suffix(5).contains { $0.difference > 1e-6 })
  }

  @Test("The differences of a wrong derivative form a plateau at its relative error")
  func plateau() {
    for point in curve(1.01 * Double.exp(1)) where point.step >= 1e-11 {
      #expect(abs(point.difference - 0.01 / 1.01) < 1e-4, "\(point.step)")
    }
    for point in Differences.curve(of: [1, 3], against: { index, t in Double(index + 1) * t }) {
      #expect(abs(point.difference - 1.0 / 3) < 1e-9)
    }
    for point in Differences.curve(of: [0], against: { $1 }) {
      #expect(abs(point.difference - 1) < 1e-9)
    }
  }

  @Test("A value that is not finite is the largest difference", arguments: [Double.nan, .infinity])
  func notFinite(value: Double) {
    let curve = Differences.curve(of: [1]) { _, t in t > 1e-3 ? value : t }
    #expect(curve.prefix(2).allSatisfy { $0.difference == .greatestFiniteMagnitude })
    #expect(curve.dropFirst(2).allSatisfy { $0.difference < 1e-9 })
    #expect(relativeError([.nan], [1]) > 1e300)
  }
}
