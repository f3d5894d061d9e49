import Foundation

/// The capabilities of standard error.
public struct Terminal: Equatable, Sendable {
  /// Whether lines can be erased; otherwise each event is a line with its time.
  public var isInteractive: Bool
  public var hasColor: Bool
  /// Whether characters beyond ASCII can be printed.
  public var hasUnicode: Bool
  /// Columns.
  public var width: Int
  /// Lines.
  public var height: Int

  public init(
    isInteractive: Bool, hasColor: Bool, hasUnicode: Bool, width: Int, height: Int = 24
  ) {
    self.isInteractive = isInteractive
    self.hasColor = hasColor
    self.hasUnicode = hasUnicode
    self.width = width
    self.height = height
  }

  /// Follows NO_COLOR (https://no-color.org), CLICOLOR_FORCE, TERM and the locale.
  ///
  /// - Parameters:
  ///   - environment: The variables of the process.
  ///   - isTerminal: Whether standard error is one.
  ///   - width: Its columns.
  ///   - height: Its lines.
  public init(
    environment: [String: String], isTerminal: Bool, width: Int = 80, height: Int = 24
  ) {
    func isSet(_ name: String) -> Bool { !(environment[name] ?? "").isEmpty }
    isInteractive = isTerminal && environment["TERM"] != "dumb"
    let isForced = isSet("CLICOLOR_FORCE") && environment["CLICOLOR_FORCE"] != "0"
    hasColor = !isSet("NO_COLOR") && (isForced || isInteractive)
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].first(where: isSet).flatMap { environment[$0] }
    hasUnicode = (locale ?? "").uppercased().contains("UTF")
    self.width = width
    self.height = height
  }

  /// The standard error of this process.
  public static var standardError: Terminal {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return Terminal(
      environment: ProcessInfo.processInfo.environment, isTerminal: isatty(STDERR_FILENO) == 1,
      width: isKnown ? Int(size.ws_col) : 80, height: isKnown ? Int(size.ws_row) : 24)
  }

  func red(_ text: String) -> String {
    hasColor ? "\u{1B}[31m\(text)\u{1B}[0m" : text
  }

  func green(_ text: String) -> String {
    hasColor ? "\u{1B}[32m\(text)\u{1B}[0m" : text
  }
}
