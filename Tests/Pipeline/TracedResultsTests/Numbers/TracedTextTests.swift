import Testing

@testable import ReportTestSupport
@testable import TracedResults

struct TracedTextTests {
  private let score = TracedText(
    .spread(mean: 13.5, deviation: 1.4), as: .decimal(NumberFormat(digits: 1, unit: .second)),
    from: NumberSource(["a/b/c 2 %/d"], "score", .spread))

  @Test("A number carries its key into Markdown")
  func key() {
    #expect(
      score.markdown == "[(13.5 ± 1.4)\u{A0}s]{.number of=\"a/b/c 2 %/d:score:spread\"}")
  }

  @Test("Interpolation, sums and joins keep the numbers as values")
  func composition() {
    let text: TracedText = "A \(score) of \(2): " + [score, "x"].joined(separator: ", ")
    #expect(text.numbers.count == 2)
    #expect(text.plain == "A (13.5 ± 1.4)\u{A0}s of 2: (13.5 ± 1.4)\u{A0}s, x")
    #expect(text == "\(text)")
  }

  @Test("A value that the style cannot print is a dash")
  func missing() {
    let source = NumberSource(["a/b/c/d"], "score", .mean)
    #expect(TracedText(nil, as: .digits(1), from: source) == .missing)
    #expect(TracedText(.hash("0f"), as: .digits(1), from: source) == .missing)
  }

  @Test("Lines are split in Markdown and never in a number")
  func lines() {
    let text: TracedText = "\n  - one \(score)\n\n\(score) two\n"
    #expect(text.lines.map(\.plain) == ["  - one (13.5 ± 1.4)\u{A0}s", "(13.5 ± 1.4)\u{A0}s two"])
    #expect(text.unwrapped.numbers.count == 2)
    #expect(text.lines[0].dropFirst(4).leadingText == "one ")
    #expect(text.lines[1].leadingText == "")
  }
}
