import Foundation

/// The capabilities of standard error.
struct Terminal: Equatable, Sendable {
  /// Whether lines can be erased; otherwise each event is a line with its time.
  var isInteractive: Bool
  var hasColor: Bool
  /// Whether characters beyond ASCII can be printed.
  var hasUnicode: Bool
  /// Columns.
  var width = 80
  /// Lines.
  var height = 24

  func red(_ text: String) -> String { colored(text, 31) }

  func green(_ text: String) -> String { colored(text, 32) }

  private func colored(_ text: String, _ code: Int) -> String {
    hasColor ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

extension Terminal {
  /// Follows NO_COLOR (https://no-color.org), CLICOLOR_FORCE, TERM and the locale.
  init(environment: [String: String], isTerminal: Bool) {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    isInteractive = isTerminal && environment["TERM"] != "dumb"
    let isForced = isSet("CLICOLOR_FORCE") && environment["CLICOLOR_FORCE"] != "0"
    hasColor = !isSet("NO_COLOR") && (isForced || isInteractive)
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].first(where: isSet).flatMap { environment[$0] }
    hasUnicode = (locale ?? "").uppercased().contains("UTF")
  }

  /// The standard error of this process.
  static var standardError: Terminal {
    var terminal = Terminal(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(STDERR_FILENO) == 1)
    var size = winsize()
    if ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      (terminal.width, terminal.height) = (Int(size.ws_col), Int(size.ws_row))
    }
    return terminal
  }
}
