import Foundation
import TestSupport

@testable import Reporting

/// Whether the programs that make a paper are installed.
let canTypeset = ["gnuplot", "pandoc", "pdflatex"].allSatisfy {
  (try? Tool(name: $0, packages: "").location()) != nil
}

/// A temporary repository whose path is not ASCII, with a copy of the paper's sources.
final class PaperRepository {
  private let temporary: TemporaryFolder
  let folder: URL

  /// With `manuscript` as its paper.md, or that of this repository.
  init(manuscript: String? = nil) throws {
    temporary = try TemporaryFolder()
    folder = temporary.url.appending(path: "Repositorium für Ünïcode – 紙")
    let paper = folder.appending(path: "paper")
    try FileManager.default.createDirectory(at: paper, withIntermediateDirectories: true)
    for name in [
      "paper.md", "references.bib", "template.tex", "template.html", "style.css", "evidence.js",
      "filters",
    ] {
      try FileManager.default.copyItem(
        at: repository.appending(path: "paper/\(name)"), to: paper.appending(path: name))
    }
    if let manuscript { try Data(manuscript.utf8).write(to: paper.appending(path: "paper.md")) }
  }

  func output(_ name: String) -> URL { folder.appending(path: "paper/build/full/\(name)") }
}
