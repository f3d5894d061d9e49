/// The log of LaTeX, searched for errors and for warnings that a reader would see.
struct TypesettingLog: Equatable, Sendable {
  /// In points; less is not visible.
  private static let overfullLimit = 2.0

  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)
  }

  /// Whether widths or references changed, so that LaTeX must run again.
  var asksForAnotherRun: Bool {
    lines.contains { $0.contains("Rerun to get") || $0.contains("Rerun LaTeX") }
  }

  /// The first error, or the first relevant warning if there is no error, with a remedy.
  var fault: (line: String, remedy: String)? {
    fault(with: remedy(forError:)) ?? fault(with: remedy(forWarning:))
  }

  private func fault(with remedy: (String) -> String?) -> (line: String, remedy: String)? {
    for (index, line) in lines.enumerated() {
      guard let remedy = remedy(line) else { continue }
      // LaTeX prints the place of an error in a line that begins with "l.".
      let place = lines[index...].prefix(12).first { $0.hasPrefix("l.") }
      return (place.map { "\(line) \($0)" } ?? line, remedy)
    }
    return nil
  }

  private func remedy(forError line: String) -> String? {
    guard line.hasPrefix("! ") || line.firstMatch(of: #/^\S+\.tex:\d+: /#) != nil else {
      return nil
    }
    if line.contains("Unicode character") {
      return "write it as mathematics, or declare it in paper/template.tex"
    }
    if line.contains("File `"), line.contains("' not found") {
      return "install it: apt-get install \(Tool.pdflatex.packages)"
    }
    return "see the log"
  }

  private func remedy(forWarning line: String) -> String? {
    if line.contains("Warning: "), line.contains("undefined") || line.contains("multiply") {
      return "correct the reference or citation"
    }
    if line.contains("invalid in math mode") { return "use a TeX command of mathematics" }
    if line.hasPrefix("Missing character") { return "the font has no such character" }
    if let excess = overfull(line), excess > Self.overfullLimit {
      return "text or a figure extends \(excess) pt beyond its box; break or shorten it"
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
