import Testing
@testable import Scheduling

@Suite struct TerminalTests {
  @Test(
    "Color is for terminals, and NO_COLOR and CLICOLOR_FORCE decide unless they are empty or 0",
    arguments: [
      (["TERM": "xterm"], true, true), (["TERM": "xterm"], false, false),
      (["TERM": "dumb"], true, false), (["NO_COLOR": "1"], true, false),
      (["NO_COLOR": ""], true, true), (["CLICOLOR_FORCE": "1"], false, true),
      (["CLICOLOR_FORCE": "0"], false, false),
      (["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], true, false),
    ])
  func color(environment: [String: String], isTerminal: Bool, hasColor: Bool) {
    let terminal = Terminal(environment: environment, isTerminal: isTerminal)
    #expect(terminal.hasColor == hasColor)
    #expect(terminal.isInteractive == (isTerminal && environment["TERM"] != "dumb"))
  }

  @Test(
    "ASCII is drawn unless the locale is Unicode",
    arguments: [
      (["LANG": "en_GB.UTF-8"], true), (["LC_ALL": "C.utf8"], true),
      (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], false), ([:], false),
    ])
  func unicode(environment: [String: String], hasUnicode: Bool) {
    #expect(Terminal(environment: environment, isTerminal: true).hasUnicode == hasUnicode)
  }
}
