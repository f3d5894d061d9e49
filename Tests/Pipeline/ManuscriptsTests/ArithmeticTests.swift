import Testing

@testable import Manuscripts

struct ArithmeticTests {
  private func formula(_ text: String) -> Arithmetic? {
    Arithmetic(parsing: text) { $0.allSatisfy(\.isLetter) }
  }

  @Test(
    "Products go before sums, and operators of one rank from the left",
    arguments: [
      ("a - b * c", -7.0), ("( a − b ) × c", -4), ("a / b / c", 0.125), ("(a + b) / (c - 1)", 1),
      ("100 * a", 100), ("a", 1),
    ])
  func values(text: String, value: Double) {
    #expect(formula(text)?.value { ["a": 1, "b": 2, "c": 4][$0] } == value)
  }

  @Test(
    "Other text is no formula",
    arguments: [
      "", "a +", "+ a", "a b", "( a", "a )", "a ^ b", "a % 2", "inf",
    ])
  func refusals(text: String) {
    #expect(Arithmetic(parsing: text) { ["a", "b"].contains($0) } == nil)
  }

  @Test("Operands can be spelled otherwise")
  func spelling() {
    let sum = formula("(a - b) / b * 0.5")
    #expect(sum?.operands == ["a", "b", "b"])
    #expect(sum?.text { "<\($0)>" } == "((<a> − <b>) / <b>) × 0.5")
    #expect(formula("a + b")?.value { _ in nil } == nil)
  }
}
