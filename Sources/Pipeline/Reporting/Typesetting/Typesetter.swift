import Foundation

/// Makes the four forms of the paper out of its expanded Markdown, by pandoc and LaTeX.
///
/// No date, path or chance reaches the outputs: the same Markdown and figures give the same bytes.
struct Typesetter {
  /// The folder that holds paper.md, references.bib, the templates and the filter.
  let sources: URL
  /// Where the outputs go; figures are found relative to it.
  let folder: URL
  /// What every page says across itself; `nil` for none.
  let watermark: String?

  /// Writes paper.md, paper.tex, paper.pdf and paper.html, and keeps LaTeX's paper.log.
  ///
  /// - Parameters:
  ///   - markdown: The expanded manuscript.
  ///   - evidence: The element with the records of paper.html.
  /// - Returns: The four files.
  /// - Throws: the first fault that pandoc or LaTeX found, with the line that says so.
  func typeset(_ markdown: String, evidence: String) throws(ReportError) -> [URL] {
    let input = folder.appending(path: "expanded.md")
    let outputs = ["md", "tex", "pdf", "html"].map { folder.appending(path: "paper.\($0)") }
    do {
      for output in outputs where FileManager.default.fileExists(atPath: output.path) {
        try FileManager.default.removeItem(at: output)
      }
      try markdown.write(to: input, atomically: true, encoding: .utf8)
      try evidence.write(
        to: folder.appending(path: "records.html"), atomically: true, encoding: .utf8)
    } catch {
      throw .unwritable(file: folder.path, reason: error.localizedDescription)
    }
    defer { remove(["expanded.md", "records.html", "paper.aux", "paper.out"]) }
    try convert(
      to: "gfm+tex_math_dollars", "paper.md", with: ["--default-image-extension=svg"])
    try convert(
      to: "latex", "paper.tex",
      with: [
        "--default-image-extension=pdf", "--number-sections", "--shift-heading-level-by=-1",
        "--template=\(sources.appending(path: "template.tex").path)",
      ])
    try convert(
      to: "html5", "paper.html",
      with: [
        "--default-image-extension=svg", "--number-sections", "--shift-heading-level-by=-1",
        "--self-contained", "--mathml", "--resource-path=\(sources.path):.",
        "--template=\(sources.appending(path: "template.html").path)",
        "--include-after-body=records.html",
      ])
    try compile()
    return outputs
  }

  private func convert(
    to format: String, _ output: String, with options: [String]
  ) throws(ReportError) {
    // Tables are as wide as their cells unless they name widths, however long a line of source is.
    var arguments = [
      "expanded.md", "--from=markdown", "--to=\(format)", "--output=\(output)",
      "--wrap=preserve", "--columns=100000", "--fail-if-warnings", "--citeproc",
      "--bibliography=\(sources.appending(path: "references.bib").path)",
      "--lua-filter=\(sources.appending(path: "filters/paper.lua").path)",
    ]
    if let watermark { arguments.append("--variable=watermark:\(watermark)") }
    let (status, said) = try Tool.pandoc.run(arguments + options, in: folder)
    guard status == 0, said.isEmpty else {
      // The first warning or error, with the lines that explain it.
      let lines = said.split(separator: "\n").map(String.init)
      let start = lines.firstIndex { $0.contains("WARNING") || $0.contains("rror") } ?? 0
      let explanation = lines.dropFirst(start + 1).prefix { $0.hasPrefix("  ") }
      throw .typesetting(
        tool: "pandoc", file: folder.appending(path: output).path,
        line: (lines.dropFirst(start).prefix(1) + explanation).joined(separator: "\n"),
        meaning: "pandoc ended with status \(status); mend paper/paper.md or references.bib")
    }
  }

  /// Runs LaTeX until nothing moves, at least twice; a fault in the log takes the PDF with it.
  private func compile() throws(ReportError) {
    let environment = [
      "SOURCE_DATE_EPOCH": "0", "max_print_line": "10000", "TZ": "UTC", "LC_ALL": "C",
    ]
    let arguments = [
      "-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "-no-shell-escape",
      "paper.tex",
    ]
    for run in 1...5 {
      let (status, said) = try Tool.pdflatex.run(arguments, in: folder, environment: environment)
      let file = folder.appending(path: "paper.log")
      guard let bytes = try? Data(contentsOf: file) else {
        throw .unwritable(file: file.path, reason: "LaTeX wrote no log: \(said.prefix(200))")
      }
      let log = TypesettingLog(String(decoding: bytes, as: UTF8.self))
      if run > 1, status == 0, log.asksForAnotherRun { continue }
      guard status != 0 || run > 1 else { continue }
      if let (line, meaning) = log.fault {
        remove(["paper.pdf"])
        throw .typesetting(tool: "pdflatex", file: file.path, line: line, meaning: meaning)
      }
      guard status == 0 else {
        throw .typesetting(
          tool: "pdflatex", file: file.path, line: "exit status \(status)", meaning: "see the log")
      }
      return
    }
    throw .typesetting(
      tool: "pdflatex", file: folder.appending(path: "paper.log").path,
      line: "references still move after 5 runs", meaning: "see the log")
  }

  private func remove(_ names: [String]) {
    for name in names {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}
