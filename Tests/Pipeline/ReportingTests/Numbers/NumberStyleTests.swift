import Records
import Testing
@testable import Statistics
@testable import Reporting

struct PrintedFormTests {
  @Test(arguments: ["1", "2 m/s", "scientific", "plain", "plain s", "percent", "hash"])
  func readsWhatItWrites(spelling: String) {
    #expect(NumberStyle(spelling: spelling)?.spelling == spelling)
  }

  @Test(arguments: ["", "x", "1 mile", "1 s s"])
  func refusesWhatIsNone(spelling: String) {
    #expect(NumberStyle(spelling: spelling) == nil)
  }

  @Test(arguments: [
    (NumberStyle.decimal(NumberFormat(digits: 1)), Quantity.number(2.25), "2.2"),
    (.decimal(NumberFormat(digits: 1)), .spread(mean: 3, deviation: nil), "3.0"),
    (.decimal(NumberFormat(digits: 1)), .spread(mean: 2, deviation: 2.0.squareRoot()), "2.0 ± 1.4"),
    (.scientific, .number(2.1e-9), "2.1·10^−9^"), (.percent, .setting(.number(0.2)), "0.2\u{A0}%"),
    (.plain(.second), .setting(.integer(30)), "30\u{A0}s"),
    (.hash, .hash(String(repeating: "0f", count: 32)), "`0f0f0f0f0f0f0f0f`"),
  ])
  func printsQuantitiesOfItsKind(form: NumberStyle, quantity: Quantity, text: String) {
    #expect(form.text(of: quantity) == text)
  }

  @Test func hasNoTextForOthers() {
    #expect(NumberStyle.scientific.text(of: .hash("0f")) == nil)
    #expect(NumberStyle.percent.text(of: .number(2)) == nil)
  }
}
