import CGnuplot
import Foundation

/// Gnuplot, run in a process of its own.
enum Gnuplot {
  /// Runs the script of a figure in `folder`; `program` is a name or a path.
  ///
  /// Gnuplot continues after a warning, such as one about missing data, with an incomplete figure: any
  /// message is an error.
  static func run(
    _ script: String, of figure: String, in folder: URL, by program: String
  ) throws(FigureError) {
    let capacity = 1 << 14
    var output = [CChar](repeating: 0, count: capacity)
    let status = Int(dmil_gnuplot_run(program, folder.path, script, &output, capacity))
    let bytes = output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let messages = condensed(String(decoding: bytes, as: UTF8.self))
    if status == 127 || status == 126 || messages.contains("unknown or ambiguous terminal") {
      throw .gnuplotMissing(program: program, messages: messages)
    }
    if status == FigureFont.missingStatus { throw .fontMissing(messages: messages) }
    if status != 0 { throw .gnuplotFailed(figure: figure, status: status, messages: messages) }
    if !messages.isEmpty { throw .gnuplotWarned(figure: figure, messages: messages) }
  }

  /// The messages without the echo of the failing block, which is a line of a thousand characters with a
  /// caret below, and without those about a cache of fonts, which does not change a figure.
  private static func condensed(_ output: String) -> String {
    output.split(whereSeparator: \.isNewline)
      .map { $0.trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty && $0 != "^" && $0.count < 300 }
      .filter { !$0.contains("No writable cache directories") }
      .joined(separator: "; ")
  }
}
