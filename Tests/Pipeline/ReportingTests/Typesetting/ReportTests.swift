import Records
import Foundation
import Testing
import TestSupport
@testable import Store
@testable import Reporting

/// The committed manuscript, set with results that never happened.
@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct ReportTests {
  @Test func everyFormCarriesTheSameNumbersAndTwiceTheSameBytes() throws {
    let results = SyntheticResults.make(profile: .smoke)
    let (repository, second) = (try PaperRepository(), try PaperRepository())
    let files = try Report.write(results, in: repository.folder)
    #expect(files.map(\.lastPathComponent) == ["paper.md", "paper.tex", "paper.pdf", "paper.html"])
    for file in files where file.pathExtension != "pdf" {
      let text = try String(contentsOf: file, encoding: .utf8)
        .replacing(/<a [^>]*class="number"[^>]*>([^<]*)<\/a>/) { String($0.1) }
        .replacing(/\\dm\{[^{}]*\}\{([^{}]*)\}/) { String($0.1) }
      for number in ["42.0 ± 0.7", "14.50 (not met)", "8/20", "0.750", "0.12 at step 10,000"] {
        #expect(text.contains(number), "\(number) in \(file.lastPathComponent)")
      }
      #expect(text.contains("SMOKE PROFILE — not results"), "\(file.lastPathComponent)")
      #expect(!text.contains("{{"), "\(file.lastPathComponent)")
    }
    for (file, other) in zip(files, try Report.write(results, in: second.folder)) {
      #expect(try Data(contentsOf: file) == Data(contentsOf: other), "\(file.lastPathComponent)")
    }
    try expectSameNumbers(files, of: results)
    let html = try String(contentsOf: files[3], encoding: .utf8)
    try expectEveryLinkToLeadSomewhere(in: SameNumbers.withoutPictures(html))
    #expect(html.contains("data:image/png;base64,"))
    #expect(html.contains("id=\"code-35\"") && html.contains("href=\"#checks-35\""))
    #expect(html.contains("<math") && html.contains("href=\"#equation-8\""))
    #expect(html.firstMatch(of: /(src|href)="(?!#|data:|https:\/\/)/) == nil)
  }

  @Test func aLearnerThatDivergedIsReportedAndNotDrawn() throws {
    let repository = try PaperRepository()
    let results = SyntheticResults.make(hasDiverged: {
      $0.cell.method == "bc" && $0.kind == .training
    })
    let files = try Report.write(results, in: repository.folder)
    let markdown = try String(contentsOf: files[0], encoding: .utf8)
    #expect(markdown.contains(/\| BC \(2 diverged\) +\| +— +\|/))
    let figure = try String(
      contentsOf: repository.folder.appending(path: "figures/full/robot-response.tsv"),
      encoding: .utf8)
    #expect(figure.contains("standing still, DMIL\n"))
    #expect(!figure.contains("standing still, BC\n"))
  }

  @Test func aPaperWithoutAnyResultIsCompleteAndAFullOneBearsNoMark() throws {
    let repository = try PaperRepository()
    let files = try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    for file in files where file.pathExtension != "pdf" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("PROFILE —"), "\(file.lastPathComponent)")
    }
    let markdown = try String(contentsOf: files[0], encoding: .utf8)
    #expect(markdown.contains("0 runs have a fresh result"))
    #expect(markdown.contains("No run of this figure has a result yet."))
    #expect(markdown.contains("the equations have not been checked yet"))
  }

  @Test func aCharacterThatLaTeXLacksStopsTheReport() throws {
    let repository = try PaperRepository()
    try repository.append("\nA mark: ☃\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("Unicode character ☃"))
    #expect(!FileManager.default.fileExists(atPath: repository.output("paper.pdf").path))
    #expect(FileManager.default.fileExists(atPath: repository.output("paper.log").path))
  }

  @Test func aCitationThatIsNotInTheBibliographyStopsTheReport() throws {
    let repository = try PaperRepository()
    try repository.append("\nAs said [@nobody1900].\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("nobody1900"))
  }

  @Test func aLineBeyondTheMarginStopsTheReport() throws {
    let repository = try PaperRepository()
    try repository.append("\n\(String(repeating: "x", count: 150))\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("Overfull"))
  }

  /// What HTML and LaTeX bind is what the manuscript binds, and Markdown and PDF show each of these
  /// numbers as often.
  private func expectSameNumbers(_ files: [URL], of results: Results) throws {
    let paper = files[0].deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: paper.appending(path: "paper.md"), encoding: .utf8)
    let numbers = try Expansion(
      of: try Manuscript(parsing: text, file: "paper.md"), with: results, figureFolder: ""
    ).numbers
    let html = SameNumbers.withoutPictures(try String(contentsOf: files[3], encoding: .utf8))
    let bound = SameNumbers.bound(numbers)
    #expect(bound.count > 1000)
    #expect(SameNumbers.bound(inHTML: html) == bound)
    let tex = try String(contentsOf: files[1], encoding: .utf8)
    #expect(SameNumbers.bound(inTeX: tex) == bound)

    let markdown = SameNumbers.plain(markdown: try String(contentsOf: files[0], encoding: .utf8))
    let page = SameNumbers.plain(html: html)
    let pdf = try SameNumbers.plain(pdf: files[2])
    let figures = paper.deletingLastPathComponent().appending(path: "figures/smoke")
    let pictures = try FileManager.default.contentsOfDirectory(
      at: figures, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "pdf" }.map { try SameNumbers.plain(pdf: $0) }
      .joined(separator: " ")
    // By words, for a page may end within "1.5 ± 0.5"; shorter ones are page numbers too.
    let words = bound.flatMap { line in
      line.split(separator: " = ", maxSplits: 1)[1].split(separator: " ")
        .map { $0.filter { !"()".contains($0) } }
    }
    let texts = Set(words).filter { $0.contains(".") && $0.count >= 4 }.sorted()
    #expect(texts.count > 20)
    for text in texts {
      let count = SameNumbers.count(text, in: page)
      #expect(count > 0, "\(text)")
      #expect(SameNumbers.count(text, in: markdown) == count, "\(text) in paper.md")
      let printed = SameNumbers.count(text, in: pdf) - SameNumbers.count(text, in: pictures)
      #expect(printed == count, "\(text) in paper.pdf")
    }
  }

  /// A link within the page leads to an element of it or to a record.
  private func expectEveryLinkToLeadSomewhere(in html: String) throws {
    let script = try #require(html.firstMatch(of: /(?s)id="records">(.*?)<\/script>/)).1
    let page = try JSONSerialization.jsonObject(with: Data(script.utf8)) as? [String: Any]
    let records = try #require(page?["records"] as? [String: [String: Any]])
    let runs = try #require(page?["runs"] as? [String: Any])
    let ids = Set(html.matches(of: /\bid="([^"]*)"/).map { String($0.1) })
    for link in Set(html.matches(of: /href="#([^"]*)"/).map { String($0.1) }).sorted() {
      let key = link.hasPrefix("of/") ? String(link.dropFirst(3)).removingPercentEncoding : nil
      #expect(key.map { records[$0] != nil } ?? ids.contains(link), "\(link)")
    }
    for record in records.values {
      let names = record["runs"] as? [String] ?? []
      #expect(names.allSatisfy { runs[$0] != nil })
      #expect((record["inputs"] as? [String] ?? []).allSatisfy { records[$0] != nil })
    }
  }
}
