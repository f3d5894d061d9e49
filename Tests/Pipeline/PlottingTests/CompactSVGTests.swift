import Foundation
import TestSupport
import Testing

@testable import Plotting

struct CompactSVGTests {
  /// What gnuplot writes, and what becomes of it.
  private func documents(_ figure: Figure) throws -> (original: String, compact: String) {
    let folder = try TemporaryFolder()
    try folder.write(figure.table, to: "\(figure.name).tsv")
    try Gnuplot.run(figure.script, of: figure.name, in: folder.url, by: "gnuplot")
    let original = try folder.url.appending(path: "\(figure.name).svg").text
    return (original, CompactSVG.text(of: original, prefix: figure.name))
  }

  /// All texts of a document in order, without tags and empty ones.
  private func texts(of document: String) -> [String] {
    document.matches(of: /<text[^>]*>(.*?)<\/text>/).map { match in
      String(match.1.replacing(/<[^>]*>/, with: ""))
    }.filter { !$0.isEmpty }
  }

  @Test("A quarter of the bytes has all texts, in the same order")
  func texts() throws {
    for figure in [Figure.example, Figure.drawing] {
      let (original, compact) = try documents(figure)
      #expect(compact.utf8.count * 4 < original.utf8.count)
      #expect(texts(of: compact) == texts(of: original))
    }
  }

  @Test("Names begin with that of the figure, and every reference has its element")
  func names() throws {
    let compact = try documents(.example).compact
    let names = compact.matches(of: /[ ]id="([^"]*)"/).map { String($0.1) }
    #expect(!names.isEmpty && names.allSatisfy { $0.hasPrefix("every-drawing-") })
    #expect(Set(names).count == names.count)
    let references = compact.matches(of: /(?:href="|url\()#([^")]*)/).map { String($0.1) }
    #expect(Set(references) == Set(names))
  }

  @Test("Round points are dots in their order by blocks, each in its color")
  func dots() throws {
    let compact = try documents(.example).compact
    let dots = compact.matches(of: /m-?\d+[ -]\d+z/).count
    // Two markers of the legend, two of the line, one fall, and 21 rollouts.
    #expect(dots == 26)
    for color in ["#440154", "#5ec962", "#d55e00"] { #expect(compact.contains(color)) }
  }

  @Test(
    "A document with unknown elements, or that is none, stays as it is",
    arguments: [
      "<svg viewBox='0 0 1 1'><ellipse/></svg>", "<svg viewBox='0 0 1 1'><g></svg>", "text", "",
      "<svg viewBox='0 0 1 1'><path stroke='black' d='M0,0 C1,1 2,2 3,3'/></svg>",
      "<svg viewBox='0 0 1 1'><use xlink:href='#gpPt1' transform='translate(1,1)'/></svg>",
    ])
  func unknown(document: String) {
    #expect(CompactSVG.text(of: document, prefix: "a") == document)
  }

  private func compact(_ content: String) -> String {
    CompactSVG.text(of: "<svg viewBox='0 0 9 8'>\(content)</svg>", prefix: "fig 1")
      .split(separator: "\n").dropFirst(2).dropLast().joined(separator: "\n")
  }

  @Test("Neighbors of one appearance are one path; texts between them may follow it")
  func merging() {
    let line = { (color: String, x: Int) in
      "<path stroke='\(color)' d='M\(x).04,1.00 L\(x).04,2.50 M1,1 '/>"
    }
    let text =
      "<g transform=\"translate(1.23,4)\" text-anchor=\"end\"><text><tspan>a</tspan></text></g>"
    #expect(
      compact(
        line("rgb(  0, 158, 115)", 1) + text + line("rgb(  0, 158, 115)", 3) + line("black", 5))
          == """
          <path stroke="#009e73" d="m1 1v1.5m2-1.5v1.5"/>
          <text fill="#000" text-anchor="end" x="1.2" y="4">a</text>
          <path stroke="#000" d="m5 1v1.5"/>
          """)
  }

  @Test("Long paths that are alike but for their place are one")
  func shared() {
    func cloud(_ x: Double, width: String = "1") -> String {
      let lines = (0..<60).map { index in
        let left = x + Double(index * index % 50)
        return "M\(left),\(index) L\(left + 0.5),\(index)"
      }
      return "<path stroke='black' stroke-width='\(width)' d='\(lines.joined(separator: " "))'/>"
    }
    let between = "<path stroke='#ffffff' d='M1,1 L2,2'/>"
    let text = compact(cloud(0) + between + cloud(70.04) + between + cloud(140, width: "2"))
    #expect(text.matches(of: /<path id="fig-1-path-\d"/).count == 2)
    #expect(text.contains(##"<use href="#fig-1-path-0" x="70" y="0"/>"##))
  }
}
