import Testing
@testable import Statistics
@testable import Reporting

struct ManuscriptTests {
  private let sound = """
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

  @Test func keepsTextDirectivesAndBlocksInOrder() throws {
    let manuscript = try Manuscript(parsing: sound, file: "paper.md")
    let blocks = manuscript.pieces.compactMap {
      if case .block(let block) = $0 { block } else { nil }
    }
    #expect(blocks.map(\.kind) == [.equation, .table])
    #expect(blocks.map(\.label) == ["1", "R1"])
    #expect(blocks[1].arguments == ["scores", "robot"])
    #expect(blocks[0].body.isEmpty)
    #expect(blocks[1].body.count == 3)
    #expect(manuscript.pieces.first == .inline(.text("# Title\n")))
  }

  /// Each manuscript beside the whole message that refuses it.
  static let refused: [(text: String, message: String)] = [
    (
      "A {{nubmer a/b/c}}.",
      """
      p.md:1:3: error: unknown directive 'nubmer' (did you mean 'number'?)
        1 | A {{nubmer a/b/c}}.
          |   ^~~~~~~~~~~~~~~~
      """
    ),
    (
      "ok\n{{number a/b/c digit=2}}",
      """
      p.md:2:1: error: unknown option of number 'digit' (did you mean 'digits'?)
        2 | {{number a/b/c digit=2}}
          | ^~~~~~~~~~~~~~~~~~~~~~~~
      """
    ),
    (
      "{{number a/b/c digits=1 digits=2}}",
      """
      p.md:1:1: error: option 'digits' is given twice
        1 | {{number a/b/c digits=1 digits=2}}
          | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      """
    ),
    (
      "{{number}} {{}}",
      """
      p.md:1:1: error: {{number}} takes 1 argument, 0 given
        1 | {{number}} {{}}
          | ^~~~~~~~~~
      p.md:1:12: error: empty directive; write {{name …}}
        1 | {{number}} {{}}
          |            ^~~~
      """
    ),
    (
      "x {{status",
      """
      p.md:1:3: error: directive is never closed on this line; end it with '}}'
        1 | x {{status
          |   ^~
      """
    ),
    (
      "::: equation 1\n$$a$$",
      """
      p.md:1:1: error: block is never closed; end it with a line ':::'
        1 | ::: equation 1
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "text\n:::",
      """
      p.md:2:1: error: ':::' closes nothing; open a block with '::: kind number'
        2 | :::
          | ^~~
      """
    ),
    (
      "::: equation 1\n::: table 2\n:::",
      """
      p.md:2:1: error: block inside a block; close the one of line 1 first
        2 | ::: table 2
          | ^~~~~~~~~~~
      """
    ),
    (
      "::: equatoin 1\n$$a$$\n:::",
      """
      p.md:1:1: error: unknown block 'equatoin' (did you mean 'equation'?)
        1 | ::: equatoin 1
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "::: figure\n:::",
      """
      p.md:1:1: error: figure without a number; write '::: figure 1'
        1 | ::: figure
          | ^~~~~~~~~~
      """
    ),
    (
      "{{equation 2}}\n::: equation 2\n:::",
      """
      p.md:2:1: error: equation 2 is out of order; the next number is 1
        2 | ::: equation 2
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "::: equation 1\n:::",
      """
      p.md:1:1: error: equation 1 is unused: nothing refers to it by {{equation 1}}
        1 | ::: equation 1
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "{{equation 1}}\n::: equation 1\n$$ a $$\n:::",
      """
      p.md:2:1: error: an equation is not typed: its formula comes from the sources; leave the block empty
        2 | ::: equation 1
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "::: listing A2\n:::",
      """
      p.md:1:1: error: listing A2 is unused: nothing refers to it by {{listing A2}}
        1 | ::: listing A2
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "{{table R1}} {{table R2}}\n::: table R1 x\n:::",
      """
      p.md:1:14: error: unknown table 'R2' (did you mean 'R1'?)
        1 | {{table R1}} {{table R2}}
          |              ^~~~~~~~~~~~
      """
    ),
    (
      "{{figure 4}}\n::: figure 4 a\n:::\n::: figure 4 b\n:::",
      """
      p.md:4:1: error: figure 4 exists already
        4 | ::: figure 4 b
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "::: numbers\nup = a/b/c\n:::\n{{number upp}}",
      """
      p.md:2:1: error: number 'up' is unused: nothing asks for {{number up}}
        2 | up = a/b/c
          | ^~~~~~~~~~
      p.md:4:1: error: unknown number 'upp' (did you mean 'up'?)
        4 | {{number upp}}
          | ^~~~~~~~~~~~~~
      """
    ),
    (
      "{{number up}}\n::: numbers\n  up = a/b/c\nup = a/b/d\n:::",
      """
      p.md:4:1: error: number 'up' exists already
        4 | up = a/b/d
          | ^~~~~~~~~~
      """
    ),
    (
      "::: numbers\n  up = a/b\n:::\n{{given}}",
      """
      p.md:4:1: error: {{given}} takes 1 argument, 0 given
        4 | {{given}}
          | ^~~~~~~~~
      """
    ),
    (
      "## Results {.results}\n\nUp for 13.5 s.",
      """
      p.md:3:8: error: bare digits '13.5' among results; ask for a result by {{number …}} or {{setting …}}, and write {{given 13.5}} for what is none
        3 | Up for 13.5 s.
          |        ^~~~
      """
    ),
  ]

  @Test(arguments: refused)
  func refusesBadForm(text: String, message: String) throws {
    let error = try #require(throws: ManuscriptErrors.self) {
      try Manuscript(parsing: text, file: "p.md")
    }
    #expect(error.description == message)
  }
}
