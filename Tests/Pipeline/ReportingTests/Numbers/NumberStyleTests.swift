import Records
import Testing

@testable import Reporting

struct NumberStyleTests {
  @Test(
    "Every style prints the values of its kind",
    arguments: [
      (NumberStyle.digits(1), NumberValue.number(2.25), "2.2"),
      (.digits(1), .spread(mean: 3, deviation: nil), "3.0"),
      (.digits(1), .spread(mean: 2, deviation: 2.0.squareRoot()), "2.0 ± 1.4"),
      (.scientific, .number(2.1e-9), "2.1·10^−9^"),
      (.percent, .setting(.number(0.2)), "0.2\u{A0}%"),
      (.plain(.second), .setting(.integer(30)), "30\u{A0}s"),
      (.hash, .hash(String(repeating: "0f", count: 32)), "`0f0f0f0f0f0f0f0f`"),
    ])
  func values(style: NumberStyle, value: NumberValue, text: String) {
    #expect(style.text(of: value) == text)
  }

  @Test("A style prints no value of another kind")
  func others() {
    #expect(NumberStyle.scientific.text(of: .hash("0f")) == nil)
    #expect(NumberStyle.percent.text(of: .number(2)) == nil)
  }
}
