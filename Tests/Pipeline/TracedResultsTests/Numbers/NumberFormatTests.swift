import Records
import Testing

@testable import TracedResults

struct NumberFormatTests {
  @Test(
    "Numbers have their digits, groups and signs",
    arguments: [
      (1234.5, 0, "1234"), (12345.6, 1, "12,345.6"), (-0.004, 2, "0.00"), (-0.25, 2, "−0.25"),
      (1_234_567, 0, "1,234,567"), (0.5, 3, "0.500"), (.nan, 2, "not finite"),
      (-.infinity, 2, "not finite"),
    ])
  func decimals(value: Double, digits: Int, text: String) {
    #expect(NumberFormat(digits: digits).text(value) == text)
  }

  @Test(
    "Small and large numbers are powers of ten",
    arguments: [
      (2.1234e-9, "2.1·10^−9^"), (1e-6, "10^−6^"), (4e-16, "4·10^−16^"), (9.96e-9, "10^−8^"),
      (0, "0"), (0.25, "0.25"), (12, "12"), (-3e5, "−3·10^5^"), (.nan, "not finite"),
    ])
  func powersOfTen(value: Double, text: String) {
    #expect(NumberFormat.scientific(value) == text)
  }

  @Test(
    "Narrow columns have one digit and an exponent",
    arguments: [
      (2.1234e-9, "2e−09"), (9.96e-9, "1e−08"), (0, "0"), (0.25, "2e−01"), (3e5, "3e05"),
      (.infinity, "not finite"),
    ])
  func compact(value: Double, text: String) { #expect(NumberFormat.compact(value) == text) }

  @Test("The unit stands once behind an uncertain number")
  func units() {
    let seconds = NumberFormat(digits: 1, unit: .second)
    #expect(seconds.text(2) == "2.0\u{A0}s")
    #expect(seconds.text(mean: 2, deviation: 0.25) == "(2.0 ± 0.2)\u{A0}s")
    #expect(NumberFormat(digits: 1, unit: .degree).text(mean: 2, deviation: 1) == "2.0° ± 1.0°")
    #expect(NumberFormat(digits: 1).text(mean: 2, deviation: 1) == "2.0 ± 1.0")
  }

  @Test(
    "Settings print as readers expect them",
    arguments: [
      (JSONValue.number(1e-5), "10^−5^"), (.number(3.5e-7), "3.5 × 10^−7^"), (.number(10), "10"),
      (.integer(-12_345), "−12,345"), (.list([.integer(256), .integer(256)]), "256, 256"),
      (.flag(false), "no"), (.text("a_b"), #"a\_b"#),
    ])
  func settings(value: JSONValue, text: String) {
    #expect(NumberFormat.text(of: value) == text)
  }

  @Test("A percentage has no trailing zeros", arguments: [(100, "100"), (0.2, "0.2"), (2, "2")])
  func percentages(percent: Double, text: String) {
    #expect(NumberFormat.percent(percent) == text + "\u{A0}%")
  }
}
