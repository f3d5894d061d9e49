import Testing
@testable import Reporting

struct ArithmeticTests {
  private func formula(_ text: String) -> Arithmetic? {
    Arithmetic(parsing: text) { $0.allSatisfy(\.isLetter) }
  }

  @Test(arguments: [
    ("a - b * c", -7.0), ("( a − b ) × c", -4), ("a / b / c", 0.125), ("(a + b) / (c - 1)", 1),
    ("100 * a", 100), ("a", 1),
  ])
  func computesByTheUsualRanks(text: String, value: Double) {
    #expect(formula(text)?.value { ["a": 1, "b": 2, "c": 4][$0] } == value)
  }

  @Test(arguments: ["", "a +", "+ a", "a b", "( a", "a )", "a ^ b", "a % 2", "inf"])
  func refusesWhatIsNoFormula(text: String) {
    #expect(Arithmetic(parsing: text) { ["a", "b"].contains($0) } == nil)
  }

  @Test func writesOperandsInAnotherSpelling() {
    let sum = formula("(a - b) / b * 0.5")
    #expect(sum?.operands == ["a", "b", "b"])
    #expect(sum?.text { "<\($0)>" } == "((<a> − <b>) / <b>) × 0.5")
    #expect(formula("a + b")?.value { _ in nil } == nil)
  }
}
