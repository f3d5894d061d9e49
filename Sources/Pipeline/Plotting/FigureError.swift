/// Why a figure could not be drawn.
public enum FigureError: Error, Equatable, CustomStringConvertible {
  /// There is no program of that name, or it cannot be executed.
  case gnuplotMissing(program: String, messages: String)

  /// Gnuplot ended with an error, or warned.
  case gnuplotFailed(status: Int, messages: String)

  /// The figure at `path` has no date where cairo puts one.
  case undated(path: String)

  /// A file or folder could not be written.
  case unwritable(path: String, reason: String)

  public var description: String {
    switch self {
    case .gnuplotMissing(let program, let messages):
      "\(program): cannot be run (\(messages)); figures need gnuplot 5.4 or newer with its svg and "
        + "pdfcairo terminals: sudo apt-get install gnuplot-nox"
    case .gnuplotFailed(let status, let messages):
      "gnuplot: exit status \(status), and it said: "
        + (messages.isEmpty ? "nothing" : messages)
        + "; figures need gnuplot 5.4 or newer with its svg and pdfcairo terminals: "
        + "sudo apt-get install gnuplot-nox"
    case .undated(let path):
      "\(path): no /CreationDate of the form D:YYYYMMDDhhmmssZ, which cairo 1.16 writes; "
        + "another cairo needs another rule to give the same bytes twice"
    case .unwritable(let path, let reason):
      "\(path): cannot be written: \(reason)"
    }
  }
}
