/// Why a figure could not be drawn.
public enum FigureError: Error, Equatable, CustomStringConvertible {
  /// A method without a style.
  case unknownMethod(String)

  /// There is nothing to draw.
  case noData(figure: String, part: String)

  /// There is no such program, it cannot be executed, or it lacks a terminal.
  case gnuplotMissing(program: String, messages: String)

  /// The fonts of the paper are not installed.
  case fontMissing(messages: String)

  /// Gnuplot ended with an error.
  case gnuplotFailed(figure: String, status: Int, messages: String)

  /// Gnuplot drew the figure with warnings, so that it may be incomplete.
  case gnuplotWarned(figure: String, messages: String)

  /// The PDF at `path` has no date in the place where cairo writes one.
  case undated(path: String)

  /// A file or folder could not be written.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .unknownMethod(let method):
      "figures: no style for the method '\(method)'; add it to MethodLabel, which has "
        + MethodStyle.all.map(\.method).joined(separator: ", ")
    case .noData(let figure, let part):
      "\(figure): no finite data for \(part); run its experiment again"
    case .gnuplotMissing(let program, let messages):
      "\(program): cannot draw (\(messages)); figures need gnuplot 5.4 or newer with its svg and "
        + "pdfcairo terminals: apt-get install gnuplot-nox"
    case .fontMissing(let messages):
      "figures: \(messages), the type of the paper; apt-get install fonts-lmodern fontconfig, then "
        + "fc-cache -f"
    case .gnuplotFailed(let figure, let status, let messages):
      "\(figure): gnuplot ended with status \(status): "
        + (messages.isEmpty ? "no message" : messages)
    case .gnuplotWarned(let figure, let messages): "\(figure): gnuplot warned: \(messages)"
    case .undated(let path):
      "\(path): expected a /CreationDate of the form D:YYYYMMDDhhmmssZ, as cairo 1.16 writes it"
    case .unwritable(let path, let reason): "\(path): cannot be written: \(reason)"
    }
  }
}
