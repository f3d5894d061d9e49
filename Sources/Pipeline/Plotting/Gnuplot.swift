private import CGnuplot
internal import Foundation

/// Gnuplot, as a separate process that is handed a script.
struct Gnuplot: Sendable {
  /// The name of the program, or its path.
  var program: String

  static let installed = Gnuplot(program: "gnuplot")

  /// Runs `script` inside `folder`.
  ///
  /// Gnuplot draws on after a warning, of data that are not there for instance; a figure that came
  /// with one is wrong, so that whatever gnuplot says counts as a failure.
  func run(_ script: String, in folder: URL) throws(FigureError) {
    let capacity = 1 << 14
    var messages = [CChar](repeating: 0, count: capacity)
    let status = dmil_gnuplot_run(program, folder.path, script, &messages, capacity)
    let bytes = messages.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let said = Self.condensed(String(decoding: bytes, as: UTF8.self))
    if status == 127 || status == 126 {
      throw .gnuplotMissing(program: program, messages: said)
    }
    if status != 0 || !said.isEmpty {
      throw .gnuplotFailed(status: Int(status), messages: said)
    }
  }

  /// What gnuplot said, without the echo of the block in which it stumbled, a thousand signs wide
  /// with a caret below.
  private static func condensed(_ messages: String) -> String {
    messages.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && $0 != "^" && $0.count < 300 }
      .joined(separator: "; ")
  }
}
