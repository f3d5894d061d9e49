import Testing
@testable import TracedResults

struct PlainTextTests {
  @Test(
    "Markup is removed",
    arguments: [
      ("*ours*", "ours"), ("**BC**\\+d", "BC+d"), ("[yes]{.passed}", "yes"),
      ("[(7)](#equation-7), § 2", "(7), § 2"), ("`a_b*c` on\u{A0}x", "a_b*c on x"),
      ("2.1·10^−3^", "2.1·10^−3"), ("N^gs^\u{A0}I≥9/H", "N^gs I≥9/H"), ("∇~32~ 1", "∇_32 1"),
      ("Max. $|x|$ \\(m\\)", "Max. $|x|$ (m)"), ("a\\\\b", "a\\b"), ("two\nlines", "two lines"),
      ("D4RL's, \\'quoted\\'", "D4RL’s, 'quoted'"),
    ])
  func markup(markdown: String, text: String) {
    #expect(TracedText(markdown).plainText == text)
  }

  @Test("A number stands as it is printed, without its key")
  func numbers() {
    let number = ComputedNumber(name: "gain/[a]", formula: "words", inputs: [], value: -1.5)
    #expect(("[\(number.text(digits: 1))]{.failed} m" as TracedText).plainText == "−1.5 m")
  }
}
