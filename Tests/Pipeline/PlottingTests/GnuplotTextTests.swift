import Testing

@testable import Plotting

struct GnuplotTextTests {
  @Test(arguments: [
    ("BC+d", "'BC+d'"), ("it's", "'it''s'"), ("a_1^2", #"'a\_1\^2'"#), ("{x}", #"'\{x\}'"#),
    (#"\alpha"#, #"'\\alpha'"#), ("log π", #"'log {/"Latin Modern Math":Italic π}'"#),
    ("2\u{A0}%", "'2 %'"),
  ])
  func quotedTextIsPrintedAsItStands(text: String, expected: String) {
    #expect(quoted(text) == expected)
  }

  @Test(arguments: [
    (0.30000000000000004, "0.3"), (-1234.5678, "-1234.57"), (1e-9, "1e-09"), (-0.0, "0"),
    (.nan, "NaN"), (.infinity, "NaN"),
  ])
  func decimalsHaveSixDigits(value: Double, expected: String) {
    #expect(decimal(value) == expected)
  }
}
