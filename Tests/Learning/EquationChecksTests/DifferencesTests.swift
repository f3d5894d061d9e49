import RealModule
import Testing

@testable import EquationChecks

@Suite struct DifferencesTests {
  @Test("The error is that of the best step") func bestStep() {
    let (error, step) = Differences.error(of: [Double.exp(1)]) { _, t in Double.exp(1 + t) }
    #expect(error < 1e-9)
    #expect(step < 1e-3 && step > 1e-8)
  }

  @Test("A wrong derivative has its relative error") func wrongDerivative() {
    let (error, _) = Differences.error(of: [1, 3]) { index, t in Double(index + 1) * t }
    #expect(abs(error - 1.0 / 3) < 1e-9)
    let (missing, _) = Differences.error(of: [0]) { _, t in t }
    #expect(abs(missing - 1) < 1e-9)
  }

  @Test("Not-a-number is the largest error") func notANumber() {
    #expect(Differences.error(of: [1]) { _, _ in .nan }.error > 1e300)
    #expect(relativeError([.nan], [1]) > 1e300)
  }
}
