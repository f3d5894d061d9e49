/// What LaTeX wrote of its work, with the lines that no paper of ours may leave behind it.
struct TypesettingLog: Equatable, Sendable {
  /// How far a line or page may reach beyond its box before a reader sees it.
  static let overfullLimit = 2.0  // points

  let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }

  /// Whether widths or references have moved, so that LaTeX wants to run again.
  var asksForAnotherRun: Bool {
    lines.contains { $0.contains("Rerun to get") || $0.contains("Rerun LaTeX") }
  }

  /// The line that says that the paper is not right, with what it means; `nil` if none does.
  ///
  /// What stopped LaTeX comes first: the warnings before it may be those of a first run.
  var fault: (line: String, meaning: String)? {
    fault(where: meaning(ofError:)) ?? fault(where: meaning(ofWarning:))
  }

  private func fault(
    where meaning: (String) -> String?
  ) -> (line: String, meaning: String)? {
    for (index, line) in lines.enumerated() {
      guard let meaning = meaning(line) else { continue }
      // LaTeX tells the place of an error in the line that begins with "l.".
      let place = lines[index...].prefix(12).first { $0.hasPrefix("l.") }
      return (place.map { "\(line) \($0)" } ?? line, meaning)
    }
    return nil
  }

  private func meaning(ofError line: String) -> String? {
    guard line.hasPrefix("! ") || line.firstMatch(of: #/^\S+\.tex:\d+: /#) != nil else {
      return nil
    }
    if line.contains("Unicode character") {
      return "write it as mathematics, or declare it in paper/template.tex"
    }
    if line.contains("File `"), line.contains("' not found") {
      return "install it: apt-get install \(Tool.pdflatex.packages)"
    }
    return "LaTeX stopped"
  }

  private func meaning(ofWarning line: String) -> String? {
    if line.contains("Warning: "), line.contains("undefined") || line.contains("multiply") {
      return "a reference or citation leads nowhere"
    }
    if line.contains("invalid in math mode") { return "write it as TeX within mathematics" }
    if line.hasPrefix("Missing character") { return "the font lacks a character" }
    if let excess = overfull(line), excess > Self.overfullLimit {
      return "text or a figure reaches \(excess) pt beyond its box; break or shorten it"
    }
    return nil
  }

  /// The excess in points of a line like `Overfull \hbox (12.3pt too wide) in paragraph …`.
  private func overfull(_ line: String) -> Double? {
    guard line.hasPrefix("Overfull "), let start = line.firstIndex(of: "("),
      let end = line.firstRange(of: "pt too")
    else { return nil }
    return Double(line[line.index(after: start)..<end.lowerBound])
  }
}
