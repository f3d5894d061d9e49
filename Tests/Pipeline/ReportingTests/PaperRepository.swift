import Foundation
import TestSupport
@testable import Reporting

/// Whether the programs that make a paper are here.
let canTypeset = ["gnuplot", "pandoc", "pdflatex"].allSatisfy {
  (try? Tool(name: $0, packages: "").location()) != nil
}

/// A copy of what people wrote, in a folder of its own that goes when it goes.
final class PaperRepository {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "report-\(UUID().uuidString)")
    let paper = folder.appending(path: "paper")
    try FileManager.default.createDirectory(at: paper, withIntermediateDirectories: true)
    for name in [
      "paper.md", "references.bib", "template.tex", "template.html", "style.css", "evidence.js",
      "filters",
    ] {
      try FileManager.default.copyItem(
        at: repository.appending(path: "paper/\(name)"), to: paper.appending(path: name))
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
