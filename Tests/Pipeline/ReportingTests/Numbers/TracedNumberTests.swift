import Testing
@testable import Statistics
@testable import Reporting

struct BoundNumberTests {
  private let stored = TracedNumber(
    text: "13.5 ± 1.4\u{A0}s",
    origin: .stored(
      NumberSource(["a/b/c 2 %/d"], "score", .spread),
      .decimal(NumberFormat(digits: 1, unit: .second))))
  private let derived = TracedNumber(
    text: "10^−2^",
    origin: .derived(
      ComputedNumber(
        name: "share", formula: "(#1 − #2) / #2",
        inputs: [NumberSource(["a/b/c/d"], "x", .mean), NumberSource(["a/b/c/d"], "y", .mean)],
        value: 0.01,
        form: .scientific)))

  @Test func aSpanKeepsTextAddressAndForm() {
    #expect(
      stored.markdown
        == "[13.5 ± 1.4\u{A0}s]{.number of=\"a/b/c 2 %/d:score:spread\" as=\"1 s\"}")
    #expect(
      derived.markdown == "[10^−2^]{.number of=\"share\" by=\"(#1 − #2) / #2\" "
        + "from=\"a/b/c/d:x:mean; a/b/c/d:y:mean\" value=\"0.01\" as=\"scientific\"}")
  }

  @Test func everySpanOfATextIsReadAgain() throws {
    let text = "| [\(stored.markdown)]{.failed} | [a](#b) |\n![**F.** \(derived.markdown).](c){#d}"
    #expect(try TracedNumber.all(in: text) == [stored, derived])
    #expect(try TracedNumber.all(in: "No [number](#a).").isEmpty)
  }

  @Test func aSpanThatIsNoneIsRefused() throws {
    for text in [
      "[1]{.number of=\"a:b\" as=\"1\"}", "[1]{.number of=\"a:b:mean\" as=\"x\"}",
      "[1]{.number of=\"a\" by=\"f\" from=\"b\"}", "1]{.number of=\"a:b:mean\" as=\"1\"}",
    ] {
      #expect(throws: ReportError.self) { try TracedNumber.all(in: text) }
    }
  }
}
