import Specifications
import Testing

@testable import Manuscripts

struct ManuscriptTests {
  private let text = """
    <!-- a comment
    with {{nonsense}} and
    ::: nothing
    -->
    # Title

    By {{equation 1}} and {{table R1}}.

    ::: equation 1
    :::

    ::: table R1 scores robot
    Over {{seeds robot/bc}} seeds.
    :::

    """

  @Test("Text, directives and blocks keep their order")
  func order() throws {
    let manuscript = try Manuscript(parsing: text, file: "paper.md")
    let blocks = manuscript.contents.blocks
    #expect(blocks.map(\.kind) == [.equation, .table])
    #expect(blocks.map(\.label) == ["1", "R1"])
    #expect(blocks[1].arguments == ["scores", "robot"])
    #expect(blocks[0].body.isEmpty)
    #expect(blocks[1].body.count == 3)
    #expect(manuscript.pieces.first == .inline(.text("# Title\n")))
  }

  @Test("Line ends of Windows make no difference")
  func lineEnds() throws {
    #expect(
      try Manuscript(parsing: text.replacing("\n", with: "\r\n"), file: "paper.md")
        == Manuscript(parsing: text, file: "paper.md"))
  }

  @Test("An error prints its place, its line and a caret")
  func description() throws {
    let error = try #require(throws: SpecificationErrors.self) {
      try Manuscript(parsing: "ok\nA {{nubmer a/b/c}}.", file: "p.md")
    }
    #expect(
      error.all[0].description == """
        p.md:2:3: error: unknown directive 'nubmer' (did you mean 'number'?)
          2 | A {{nubmer a/b/c}}.
            |   ^~~~~~~~~~~~~~~~
        """)
  }

  @Test(
    "Every error of form is found at its place",
    arguments: [
      ("ok\n{{number a/b/c digit=2}}", ["2:1 'digits'"]),
      ("{{number a/b/c digits=1 digits=2}}", ["1:1 twice"]),
      ("{{number}} {{}}", ["1:1 argument", "1:12 empty"]),
      ("x {{status", ["1:3 '}}'"]),
      ("::: equation 1\n$$a$$", ["1:1 never closed"]),
      ("text\n:::", ["2:1 closes no block"]),
      ("::: equation 1\n::: table 2\n:::", ["2:1 line 1"]),
      ("::: equatoin 1\n$$a$$\n:::", ["1:1 'equation'"]),
      ("::: figure\n:::", ["1:1 label"]),
      ("::: figure ../4 a\n:::", ["1:1 label"]),
      ("{{equation 2}}\n::: equation 2\n:::", ["2:1 next number is 1"]),
      ("::: equation 1\n:::", ["1:1 unused"]),
      ("{{equation 1}}\n::: equation 1\n$$ a $$\n:::", ["2:1 empty"]),
      ("::: listing A2\n:::", ["1:1 unused"]),
      ("{{table R1}} {{table R2}}\n::: table R1 x\n:::", ["1:14 'R1'"]),
      ("{{figure 4}}\n::: figure 4 a\n:::\n::: figure 4 b\n:::", ["4:1 twice"]),
      ("::: numbers\nup = a/b/c\n:::\n{{number upp}}", ["2:1 unused", "4:1 'up'"]),
      ("{{number up}}\n::: numbers\n  up = a/b/c\nup = a/b/d\n:::", ["4:1 twice"]),
      ("{{given}}", ["1:1 argument"]),
      ("## Results {.results}\n\nUp for 13.5 s.", ["3:8 '13.5'"]),
    ])
  func errors(text: String, expected: [String]) throws {
    let errors = try #require(throws: SpecificationErrors.self) {
      try Manuscript(parsing: text, file: "p.md")
    }.all
    #expect(errors.count == expected.count)
    for (error, expected) in zip(errors, expected) {
      let parts = expected.split(separator: " ", maxSplits: 1)
      #expect("\(error.line):\(error.column)" == parts[0])
      #expect(error.message.contains(parts[1]), "\(error.message)")
    }
  }
}
