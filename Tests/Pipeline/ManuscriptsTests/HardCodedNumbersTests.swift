import Testing
@testable import Manuscripts

struct HardCodedNumbersTests {
  private func found(_ text: String) -> [String] {
    HardCodedNumbers(
      in: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )
    .diagnostics.map { "\($0.place.line):\($0.place.column)" }
  }

  @Test("Only sections of results are searched, with the sections below them")
  func sections() {
    let text = """
      # Title 1
      2
      ## Results {.results}
      ### 3 below {-}
      4
      ## Method
      5
      ## Abstract {- .results}
      6
      """
    #expect(found(text) == ["4:5", "5:1", "9:1"])
  }

  @Test(
    "Digits outside prose are allowed",
    arguments: [
      "Of D4RL and Walker2d.", "By {{given 30 s}} and {{number a/b/c2 digits=1}}.", "In `code 7`.",
      "As $x_1 = 2$ or $a\n+ 3$ is.", "$$\n1 + 2\n$$", "As said [@zhang2022dmil; @xu2022].",
      "See [there](#figure-4).", "1. first", "~~~\n4\n~~~", "<!-- 5\n6 -->", "A note.[^3]",
      "A [word]{.depth-1}.", "::: figure 4 x y\n:::", "::: numbers\na = b/c/d2 digits=3\n:::",
      "An escaped \\$ sign.",
    ])
  func others(text: String) {
    #expect(found("## R {.results}\n\(text)") == [])
  }

  @Test(
    "Digits in prose and captions are found",
    arguments: [
      ("It scores 41.5 of 10,000.", ["2:11", "2:19"]), ("*n* − 1 of *n*", ["2:7"]),
      ("the 2-phase form", ["2:5"]), ("cost $5", []), ("$a$ 7 $b$ 8", ["2:5", "2:11"]),
      ("open $a\n\n9", ["4:1"]), ("::: table 1 x\nOf 3.\n:::", ["3:4"]),
    ])
  func prose(text: String, places: [String]) {
    #expect(found("## R {.results}\n\(text)") == places)
  }
}
