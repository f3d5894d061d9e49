private import CGnuplot
internal import Foundation

/// Gnuplot, as a separate process that is handed a script.
struct Gnuplot: Sendable {
  /// The name of the program, or its path.
  var program: String

  static let installed = Gnuplot(program: "gnuplot")

  /// Runs `script` inside `folder`.
  ///
  /// Gnuplot draws on after a warning, an empty range or a missing glyph among them; a figure that
  /// came with one is wrong, so that whatever gnuplot says counts as a failure.
  func run(_ script: String, in folder: URL) throws(FigureError) {
    let capacity = 1 << 14
    var messages = [CChar](repeating: 0, count: capacity)
    let status = dmil_gnuplot_run(program, folder.path, script, &messages, capacity)
    let said = String(
      decoding: messages.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
    ).trimmingCharacters(in: .whitespacesAndNewlines)
    if status == 127 || status == 126 {
      throw .gnuplotMissing(program: program, messages: said)
    }
    if status != 0 || !said.isEmpty {
      throw .gnuplotFailed(status: Int(status), messages: said)
    }
  }
}
