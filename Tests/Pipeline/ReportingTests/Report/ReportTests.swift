import Foundation
import TestSupport
import Testing
import Typesetting

@testable import Records
@testable import ReportTestSupport
@testable import Reporting
@testable import TracedResults
@testable import Store

/// The manuscript of this repository, typeset with invented results.
@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct ReportTests {
  @Test("All formats have the same numbers, and the same results give the same bytes")
  func numbers() throws {
    let results = SyntheticResults.make(profile: .smoke)
    let (repository, second) = (try PaperRepository(), try PaperRepository())
    let files = try Report.write(results, in: repository.folder)
    #expect(
      files.map(\.lastPathComponent)
        == ["paper.md", "paper.tex", "paper.pdf", "paper.html", "paper.json"])
    for file in files.prefix(4) where file.pathExtension != "pdf" {
      let text = try file.text
      #expect(text.contains("SMOKE PROFILE — not results"), "\(file.lastPathComponent)")
      #expect(!text.contains("{{"), "\(file.lastPathComponent)")
    }
    for (file, other) in zip(files, try Report.write(results, in: second.folder)) {
      #expect(try Data(contentsOf: file) == Data(contentsOf: other), "\(file.lastPathComponent)")
    }
    try expectSameNumbers(files, of: results)
    let html = try files[3].text
    #expect(html.utf8.count < 4_000_000)
    let record = try PaperRecord(content: Data(contentsOf: files[4]), file: "paper.json")
    #expect(EmbeddedData.parts(of: Data(html.utf8))?.data == record.fileContent)
    #expect(record.editedFiles(in: repository.folder) == [])
    let figures = repository.folder.appending(path: "figures/smoke")
    #expect(record.files.count == 4 + (try figures.names.count))
    try expectValidLinks(in: SameNumbers.withoutPictures(html), to: record)
    try expectSameTables(in: html, as: record, repository.folder)
    #expect(html.contains("data:image/png;base64,") && html.contains("<math"))
    #expect(html.firstMatch(of: /(src|href)="(?!#|data:|https:\/\/)/) == nil)
  }

  @Test("A diverged method is reported and not drawn")
  func diverged() throws {
    let repository = try PaperRepository(
      manuscript: """
        # T

        {{table 1}} {{figure 4}}

        ::: table 1 scores robot/standing-still
        :::

        ::: figure 4 robot-response robot/standing-still
        :::

        """)
    let results = SyntheticResults.make(hasDiverged: {
      $0.cell.method == "bc" && $0.kind == .training
    })
    let files = try Report.write(results, in: repository.folder)
    let markdown = try files[0].text
    #expect(markdown.contains(/\| BC \(2 diverged\) +\| +— +\|/))
    let figure = try repository.folder.appending(path: "figures/full/figure-4.tsv").text
    #expect(figure.contains("DMIL\n"))
    #expect(!figure.contains(", BC\n"))
  }

  @Test("A paper without any result is complete, and a full one has no watermark")
  func noResults() throws {
    let repository = try PaperRepository()
    let failed = repository.output("expanded.md")
    try failed.write("of a failed report")
    let files = try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    #expect(!FileManager.default.fileExists(atPath: failed.path))
    for file in files where file.pathExtension != "pdf" {
      #expect(try !file.text.contains("PROFILE —"), "\(file.lastPathComponent)")
    }
    let markdown = try files[0].text
    #expect(markdown.contains("No run of this figure has a result yet."))
    #expect(markdown.contains("the equations have not been checked yet"))
  }

  @Test(
    "An error of pandoc or LaTeX is quoted and leaves the last paper as it was",
    arguments: [
      ("A mark: ☃", "Unicode character ☃"), ("As said [@nobody1900].", "nobody1900"),
      (String(repeating: "x", count: 150), "Overfull"),
    ])
  func errors(text: String, words: String) throws {
    let repository = try PaperRepository(manuscript: "# T\n\n\(text)\n")
    let last = Typesetter.outputs.map(repository.output)
    for file in last { try file.write("last") }
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect(error.description.contains(words))
    for file in last { #expect(try file.text == "last") }
    #expect(FileManager.default.fileExists(atPath: repository.output("expanded.md").path))
  }

  /// HTML and LaTeX have the traced numbers of the expansion, and Markdown and PDF print each of them as
  /// often.
  private func expectSameNumbers(_ files: [URL], of results: Results) throws {
    let paper = files[0].deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try paper.appending(path: "paper.md").text
    let numbers = try Expansion(of: text, with: results).text.numbers
    let html = SameNumbers.withoutPictures(try files[3].text)
    let traced = SameNumbers.traced(numbers)
    #expect(traced.count > 1000)
    #expect(SameNumbers.traced(inHTML: html) == traced)
    #expect(SameNumbers.traced(inTeX: try files[1].text) == traced)

    let markdown = SameNumbers.plain(markdown: try files[0].text)
    let page = SameNumbers.plain(html: html)
    let pdf = try SameNumbers.plain(pdf: files[2])
    let figures = paper.deletingLastPathComponent().appending(path: "figures/smoke")
    let pictures = try figures.names.filter { $0.hasSuffix(".pdf") }
      .map { try SameNumbers.plain(pdf: figures.appending(path: $0)) }.joined(separator: " ")
    // By words, because a page may end within "1.5 ± 0.5"; shorter words may be page numbers.
    let words = traced.flatMap { line in
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

  /// Links within the page lead to an element or to a record.
  private func expectValidLinks(in html: String, to record: PaperRecord) throws {
    let keys =
      Set(record.numbers.keys).union(record.figures.map { "figure-\($0.label)" })
      .union(record.equations.map { "equation-\($0.number)" })
    let ids = Set(html.matches(of: /\bid="([^"]*)"/).map { String($0.1) })
    for link in Set(html.matches(of: /href="#([^"]*)"/).map { String($0.1) }).sorted() {
      let key = link.hasPrefix("of/") ? String(link.dropFirst(3)).removingPercentEncoding : nil
      #expect(key.map(keys.contains) ?? ids.contains(link), "\(link)")
    }
  }

  /// A table of the page, paper.json and the file of the table have the same text in each cell, and
  /// scores have an address.
  private func expectSameTables(
    in html: String, as record: PaperRecord, _ repository: URL
  ) throws {
    var addresses: Set<String> = []
    for table in record.tables {
      let element = try #require(
        html.split(separator: "<div id=\"table-\(table.label)\"").dropFirst().first
      )
      let rows = element[..<(try #require(element.firstRange(of: "</table>")?.lowerBound))]
        .split(separator: "<tr").dropFirst()
        .map { $0.matches(of: #/(?s)<t[dh]([^>]*)>(.*?)</t[dh]>/#) }
      let lines = try repository.appending(path: table.file).text.split(separator: "\n")
      let cells = [table.columns.map { TableRecord.Cell(text: $0.title) }] + table.rows
      #expect(rows.count == cells.count && lines.count == cells.count, "Table \(table.label)")
      for (row, (line, cells)) in zip(rows, zip(lines, cells)) {
        #expect(line == cells.map(\.text).joined(separator: "\t"))
        for (element, cell) in zip(row, cells) where !cell.text.contains("$") {
          let text = element.2.replacing("<sup>", with: "^").replacing("<sub>", with: "_")
          #expect(SameNumbers.plain(html: String(text)) == cell.text)
          let path = element.1.firstMatch(of: /data-cell="([^"]*)"/).map { String($0.1) }
          #expect(path == cell.cell)
          let isFirst = path.map { addresses.insert($0).inserted } ?? false
          #expect(element.1.contains("id=\"cell:") == isFirst)
        }
      }
    }
    #expect(addresses.count > 20)
  }
}
