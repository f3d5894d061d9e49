import Testing

@testable import Plotting

struct ColorTests {
  @Test(arguments: [(0x000000, "#000000"), (0xD55E00, "#D55E00"), (0x0072B2, "#0072B2")])
  func codeHasTwoDigitsForEachComponent(number: UInt32, code: String) {
    #expect(Color(number).code == code)
  }
}
