public import Foundation

/// Typesets the expanded manuscript in the four formats of the paper, with pandoc and LaTeX.
///
/// No date, path or random number reaches the outputs: the same text and figures give the same bytes.
public struct Typesetter {
  /// The folder of the outputs, to which the paths of figures are relative.
  ///
  /// It contains `sources`, a link to the folder of the manuscript, so that no argument of a tool is a
  /// path of the machine.
  private let folder: URL
  /// The folder, in the repository, that the outputs are for.
  private let destination: String
  /// Printed across every page; `nil` for none.
  private let watermark: String?

  public static let outputs = ["paper.md", "paper.tex", "paper.pdf", "paper.html"]
  /// The files that explain an error.
  public static let logs = ["expanded.md", "paper.log"]

  public init(folder: URL, destination: String, watermark: String?) {
    (self.folder, self.destination, self.watermark) = (folder, destination, watermark)
  }

  /// Writes the outputs.
  ///
  /// - Throws: the first error of pandoc or LaTeX.
  public func typeset(_ markdown: String) throws(TypesettingError) {
    let banner = watermark.map { "::: watermark\n**\($0)**\n:::\n\n" } ?? ""
    try write(markdown.insertingAfterTitle(banner), to: "expanded.md")
    // Not an argument of pandoc: the watermark is not ASCII.
    let variables = watermark.map { "watermark: \"\($0)\"" } ?? ""
    try write("variables: {\(variables)}\n", to: "defaults.yaml")
    try convert(to: "gfm+tex_math_dollars", "paper.md", with: ["--default-image-extension=svg"])
    try convert(
      to: "latex", "paper.tex",
      with: [
        "--default-image-extension=pdf", "--number-sections", "--shift-heading-level-by=-1",
        "--template=sources/template.tex",
      ])
    try convert(
      to: "html5", "paper.html",
      with: [
        "--default-image-extension=svg", "--shift-heading-level-by=-1", "--table-of-contents",
        "--metadata=link-citations", "--self-contained", "--mathml", "--resource-path=sources:.",
        "--template=sources/template.html", "--lua-filter=sources/filters/page.lua",
      ])
    try compile()
  }

  private func write(_ text: String, to name: String) throws(TypesettingError) {
    let file = folder.appending(path: name)
    do {
      try Data(text.utf8).write(to: file)
    } catch {
      throw .file(path: file.path, reason: error.localizedDescription)
    }
  }

  private func convert(
    to format: String, _ output: String, with options: [String]
  ) throws(TypesettingError) {
    let arguments = [
      "expanded.md", "--defaults=defaults.yaml", "--from=markdown", "--to=\(format)",
      // Tables without widths are as wide as their cells if no source line is longer than a column.
      "--output=\(output)", "--wrap=preserve", "--columns=100000", "--fail-if-warnings",
      "--citeproc", "--bibliography=sources/references.bib",
      "--lua-filter=sources/filters/tables.lua", "--lua-filter=sources/filters/paper.lua",
    ]
    let (status, messages) = try Tool.pandoc.run(arguments + options, in: folder)
    guard status == 0, messages.isEmpty else {
      // The first warning or error, with the lines that explain it.
      let lines = messages.split(separator: "\n").map(String.init)
      let start = lines.firstIndex { $0.contains("WARNING") || $0.contains("rror") } ?? 0
      let explanation = lines.dropFirst(start + 1).prefix { $0.hasPrefix("  ") }
      throw .fault(
        tool: "pandoc", file: "paper/paper.md",
        line: (lines.dropFirst(start).prefix(1) + explanation).joined(separator: "\n"),
        remedy: "exit status \(status); correct paper/paper.md or paper/references.bib")
    }
  }

  /// Runs LaTeX until its references are stable, at least twice.
  private func compile() throws(TypesettingError) {
    let environment = ["SOURCE_DATE_EPOCH": "0", "max_print_line": "10000", "TZ": "UTC"]
    let arguments = [
      "-interaction=nonstopmode", "-halt-on-error", "-file-line-error", "-no-shell-escape",
      "paper.tex",
    ]
    func failure(_ line: String, remedy: String) -> TypesettingError {
      .fault(tool: "pdflatex", file: "\(destination)/paper.log", line: line, remedy: remedy)
    }
    for run in 1...5 {
      let (status, messages) = try Tool.pdflatex.run(
        arguments, in: folder, environment: environment)
      guard let bytes = try? Data(contentsOf: folder.appending(path: "paper.log")) else {
        throw failure("no log", remedy: String(messages.prefix(200)))
      }
      let log = TypesettingLog(String(decoding: bytes, as: UTF8.self))
      if run > 1, status == 0, log.asksForAnotherRun { continue }
      guard status != 0 || run > 1 else { continue }
      if let (line, remedy) = log.fault { throw failure(line, remedy: remedy) }
      guard status == 0 else { throw failure("exit status \(status)", remedy: "see the log") }
      return
    }
    throw failure("references are not stable after 5 runs", remedy: "see the log")
  }
}

extension String {
  /// The text with `paragraph` after its title, the first line that begins with `# `.
  fileprivate func insertingAfterTitle(_ paragraph: String) -> String {
    guard let title = firstRange(of: /(?m)^# .*\n/) else { return paragraph + self }
    return self[..<title.upperBound] + "\n" + paragraph + self[title.upperBound...]
  }
}
