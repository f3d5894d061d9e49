import Experiments
import Foundation
import Testing

@testable import Reporting

/// The committed manuscript, set with results that never happened.
@Suite(.enabled(if: canTypeset, "needs gnuplot, pandoc and pdflatex"), .serialized)
struct ReportTests {
  @Test func everyFormCarriesTheSameNumbersAndTwiceTheSameBytes() throws {
    let results = SyntheticResults.make(profile: .smoke)
    let (repository, second) = (try Repository(), try Repository())
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
    let html = try String(contentsOf: files[3], encoding: .utf8)
    #expect(html.contains("data:image/png;base64,"))
    #expect(html.contains("id=\"code-35\"") && html.contains("href=\"#checks-35\""))
    #expect(html.contains("<math") && html.contains("href=\"#equation-8\""))
    #expect(html.firstMatch(of: /(src|href)="(?!#|data:|https:\/\/)/) == nil)
  }

  @Test func aLearnerThatDivergedIsReportedAndNotDrawn() throws {
    let repository = try Repository()
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
    let repository = try Repository()
    let files = try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    for file in files where file.pathExtension != "pdf" {
      let text = try String(contentsOf: file, encoding: .utf8)
      #expect(!text.contains("PROFILE"), "\(file.lastPathComponent)")
    }
    let markdown = try String(contentsOf: files[0], encoding: .utf8)
    #expect(markdown.contains("0 runs have a fresh result"))
    #expect(markdown.contains("No run of this figure has a result yet."))
    #expect(markdown.contains("the equations have not been checked yet"))
  }

  @Test func aCharacterThatLaTeXLacksStopsTheReport() throws {
    let repository = try Repository()
    try repository.append("\nA mark: ☃\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("Unicode character ☃"))
    #expect(!FileManager.default.fileExists(atPath: repository.output("paper.pdf").path))
    #expect(FileManager.default.fileExists(atPath: repository.output("paper.log").path))
  }

  @Test func aCitationThatIsNotInTheBibliographyStopsTheReport() throws {
    let repository = try Repository()
    try repository.append("\nAs said [@nobody1900].\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("nobody1900"))
  }

  @Test func aLineBeyondTheMarginStopsTheReport() throws {
    let repository = try Repository()
    try repository.append("\n\(String(repeating: "x", count: 150))\n")
    let error = try #require(throws: ReportError.self) {
      try Report.write(SyntheticResults.make { _ in true }, in: repository.folder)
    }
    #expect("\(error)".contains("Overfull"))
  }
}

private let canTypeset = ["gnuplot", "pandoc", "pdflatex"].allSatisfy {
  (try? Tool(name: $0, packages: "").location()) != nil
}

/// A copy of what people wrote, in a folder of its own that goes when it goes.
private final class Repository {
  let folder: URL

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
    let paper = folder.appending(path: "paper")
    try FileManager.default.createDirectory(at: paper, withIntermediateDirectories: true)
    for name in [
      "paper.md", "references.bib", "template.tex", "template.html", "style.css", "evidence.js",
      "filters",
    ] {
      try FileManager.default.copyItem(
        at: root.appending(path: "paper/\(name)"), to: paper.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func append(_ text: String) throws {
    let file = folder.appending(path: "paper/paper.md")
    let manuscript = try String(contentsOf: file, encoding: .utf8)
    try (manuscript + text).write(to: file, atomically: true, encoding: .utf8)
  }

  func output(_ name: String) -> URL { folder.appending(path: "paper/build/full/\(name)") }
}
