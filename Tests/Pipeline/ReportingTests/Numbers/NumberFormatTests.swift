import Testing
@testable import Statistics
@testable import Reporting

struct NumberFormatTests {
  @Test(arguments: [
    (1234.5, 0, "1234"), (12345.6, 1, "12,345.6"), (-0.004, 2, "0.00"), (-0.25, 2, "−0.25"),
    (1_234_567, 0, "1,234,567"), (0.5, 3, "0.500"), (.nan, 2, "not finite"),
    (-.infinity, 2, "not finite"),
  ])
  func printsDigitsGroupsAndSigns(value: Double, digits: Int, text: String) {
    #expect(NumberFormat(digits: digits).text(value) == text)
  }

  @Test(arguments: [
    (2.1234e-9, "2.1·10^−9^"), (1e-6, "10^−6^"), (4e-16, "4·10^−16^"), (9.96e-9, "10^−8^"),
    (0, "0"), (0.25, "0.25"), (12, "12"), (-3e5, "−3·10^5^"), (.nan, "not finite"),
  ])
  func printsSmallAndGreatNumbersAsPowersOfTen(value: Double, text: String) {
    #expect(NumberFormat.scientific(value) == text)
  }

  @Test func putsTheUnitOnceBehindAnUncertainNumber() {
    let seconds = NumberFormat(digits: 1, unit: .second)
    #expect(seconds.text(2) == "2.0\u{A0}s")
    #expect(seconds.text(mean: 2, deviation: 0.25) == "(2.0 ± 0.2)\u{A0}s")
    #expect(NumberFormat(digits: 1, unit: .degree).text(mean: 2, deviation: 1) == "2.0° ± 1.0°")
    #expect(NumberFormat(digits: 1).text(mean: 2, deviation: 1) == "2.0 ± 1.0")
  }
}
