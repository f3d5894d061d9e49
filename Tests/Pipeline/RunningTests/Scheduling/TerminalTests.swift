import Testing
@testable import Running

@Suite struct TerminalTests {
  private static func terminal(
    _ environment: [String: String], isTerminal: Bool = true
  ) -> Terminal {
    Terminal(environment: environment, isTerminal: isTerminal)
  }

  @Test func hasColorOnATerminalOnly() {
    #expect(Self.terminal(["TERM": "xterm"]).hasColor)
    #expect(!Self.terminal(["TERM": "xterm"], isTerminal: false).hasColor)
  }

  @Test func respectsNoColorUnlessItIsEmpty() {
    #expect(!Self.terminal(["NO_COLOR": "1"]).hasColor)
    #expect(Self.terminal(["NO_COLOR": ""]).hasColor)
    #expect(Self.terminal(["NO_COLOR": "1"]).isInteractive)
  }

  @Test func respectsForcedColorUnlessItIsZero() {
    #expect(Self.terminal(["CLICOLOR_FORCE": "1"], isTerminal: false).hasColor)
    #expect(!Self.terminal(["CLICOLOR_FORCE": "0"], isTerminal: false).hasColor)
    #expect(!Self.terminal(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]).hasColor)
  }

  @Test func drawsNothingOverOnADumbTerminal() {
    let dumb = Self.terminal(["TERM": "dumb"])
    #expect(!dumb.isInteractive && !dumb.hasColor)
  }

  @Test func drawsInAsciiUnlessTheLocaleIsUnicode() {
    #expect(Self.terminal(["LANG": "en_GB.UTF-8"]).hasUnicode)
    #expect(Self.terminal(["LC_ALL": "C.utf8"]).hasUnicode)
    #expect(!Self.terminal(["LC_ALL": "C", "LANG": "en_GB.UTF-8"]).hasUnicode)
    #expect(!Self.terminal([:]).hasUnicode)
  }
}
