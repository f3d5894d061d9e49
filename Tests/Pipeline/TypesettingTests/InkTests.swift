import Foundation
import TestSupport
import Testing

@testable import Typesetting

/// `.ci/ink`, which measures how full the pages of a paper are.
@Suite(.enabled(if: canTypeset && isInstalled("pdftoppm"), "needs pdflatex and pdftoppm"))
struct InkTests {
  /// A page with `text` at its top and `foot` at its bottom, as fractions of its height.
  struct Page {
    var heading = "Text"
    let text: Double
    var foot = 0.0
  }

  @Test(
    "Two thirds of a page of the body and half of a page of the appendices are filled",
    arguments: [
      ([Page(text: 0.7), Page(heading: "Appendix A: More", text: 0.7), Page(text: 0.55)], nil),
      ([Page(text: 0.3, foot: 0.4)], nil),
      ([Page(text: 0.7), Page(text: 0.6)], "page 2 of the body is filled to 6"),
      ([Page(heading: "Appendix A: More", text: 0.6)], "page 1 of the body is filled to 6"),
      (
        [Page(heading: "Appendix A: More", text: 0.7), Page(text: 0.45)],
        "page 2 of the appendix is filled to 4"
      ),
      ([Page(text: 0.3, foot: 0.3)], "page 1 of the body is filled to 6"),
    ] as [([Page], String?)])
  func pages(_ pages: [Page], fault: String?) throws {
    let (status, output) = try ink(of: pages)
    #expect(status == (fault == nil ? 0 : 1), "\(output)")
    #expect(output.contains(fault ?? "page"))
  }

  @Test("A paper with more pages than it may have is refused")
  func count() throws {
    let pages = [Page(text: 0.8), Page(text: 0.8)]
    #expect(try ink(of: pages, "2").status == 0)
    #expect(try ink(of: pages, "1").output.contains("2 pages, not at most 1"))
  }

  private func ink(of pages: [Page], _ most: String...) throws -> (status: Int32, output: String) {
    let folder = try TemporaryFolder()
    let template = try repository.appending(path: "paper/template.tex").text
    let geometry = try #require(template.firstMatch(of: /\\usepackage\[.*\]{geometry}/))
    func lines(_ height: Double) -> String {
      #"\vbox to \#(height)\textheight{\leaders\hbox{Text.}\vfill}"#
    }
    let body = pages.map {
      #"\noindent \#($0.heading)\par\#(lines($0.text))\vfill\#(lines($0.foot))\newpage"#
    }
    try folder.url.appending(path: "paper.tex").write(
      #"""
      \documentclass[10pt,a4paper]{article}\#(geometry.0)\topskip=0pt \parskip=0pt
      \begin{document}\#(body.joined(separator: "\n\n"))\end{document}
      """#)
    let (status, log) = try Tool.pdflatex.run(
      ["-interaction=batchmode", "paper.tex"], in: folder.url)
    try #require(status == 0, "\(log)")
    return try Tool(name: "python3", packages: "python3").run(
      [repository.appending(path: ".ci/ink").path, "paper.pdf"] + most, in: folder.url)
  }
}
