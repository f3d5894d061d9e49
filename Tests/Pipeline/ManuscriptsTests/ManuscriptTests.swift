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
      (":::: when a\ntext", ["1:1 never closed"]),
      ("text\n::::", ["2:1 closes no passage"]),
      (":::: when\n::::", ["1:1 when EXPERIMENT"]),
      (":::: while a\n::::", ["1:1 unless EXPERIMENT"]),
      (":::: when a\n:::: when b\n::::", ["2:1 line 1"]),
      ("{{figure 4}}\n::: figure 4 a\n:::: when b\n:::", ["3:1 line 2"]),
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

  private static let passages = """
    ::: numbers
    up = robot/bc/score
    :::
    Text {{table 1}}
    :::: when noise
    with {{number up}}, {{table 5}},
    ::: table 5 scores noise
    :::
    ::::
    :::: unless noise
    without,
    ::::
    ends.
    ::: table 1 scores robot
    :::
    """

  @Test("A profile keeps the passages whose condition is satisfied")
  func keptPassages() throws {
    let manuscript = try Manuscript(parsing: Self.passages, file: "p.md")
    func kept(_ hasNoise: Bool) throws -> (text: String, labels: [String], numberCount: Int) {
      let kept = try manuscript.keeping { ($0.keyword == .when) == hasNoise }
      let texts = kept.pieces.compactMap { piece in
        if case .inline(.text(let text)) = piece { text } else { nil }
      }
      return (texts.joined(), kept.contents.blocks.map(\.label), kept.numbers.count)
    }
    let (all, some) = (try kept(true), try kept(false))
    #expect(all.text == "Text \nwith , ,\nends.\n" && all.labels == ["5", "1"])
    #expect(some.text == "Text \nwithout,\nends.\n" && some.labels == ["1"])
    #expect(all.numberCount == 1 && some.numberCount == 0)
  }

  @Test("A reference to a block that is left out is an error at its place")
  func referencesToWhatIsLeftOut() throws {
    let text = Self.passages.replacing("ends.", with: "ends {{table 5}}.")
    let manuscript = try Manuscript(parsing: text, file: "p.md")
    #expect(throws: Never.self) { try manuscript.keeping { $0.keyword == .when } }
    let error = try #require(throws: SpecificationErrors.self) {
      try manuscript.keeping { $0.keyword == .unless }
    }
    #expect(error.all.map(\.line) == [13])
    #expect(
      error.all[0].message
        == "the profile leaves out table 5; put the text between ':::: when noise' and '::::'")
  }

  @Test("A kept block that only passages that are left out refer to is an error")
  func unusedBlocks() throws {
    let text = Self.passages.replacing("{{table 1}}", with: "")
      .replacing("with ", with: "with {{table 1}}, ")
    let manuscript = try Manuscript(parsing: text, file: "p.md")
    let error = try #require(throws: SpecificationErrors.self) {
      try manuscript.keeping { $0.keyword == .unless }
    }
    #expect(error.all.map(\.line) == [14] && error.all[0].message.contains("unused"))
  }
}
