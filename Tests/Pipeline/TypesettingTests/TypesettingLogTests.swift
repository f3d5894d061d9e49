import Testing
@testable import Typesetting

struct TypesettingLogTests {
  @Test(
    "An error or a visible warning is quoted",
    arguments: [
      "! LaTeX Error: Unicode character ✓ (U+2713)",
      "./paper.tex:12: Undefined control sequence.",
      "LaTeX Warning: Reference `equation-9' on page 2 undefined on input line 40.",
      "LaTeX Warning: Label `equation-1' multiply defined.",
      "! LaTeX Error: File `lmodern.sty' not found.",
      #"Overfull \hbox (12.5pt too wide) in paragraph at lines 3--4"#,
      #"Overfull \vbox (2.1pt too high) has occurred"#,
      #"LaTeX Warning: Command \textdegree invalid in math mode on input line 9."#,
      "Missing character: There is no ± in font cmr10!",
    ])
  func faults(line: String) throws {
    let log = TypesettingLog("This is pdfTeX\n\(line)\nl.12 \\foo\nOutput written")
    #expect(try #require(log.fault).line.hasPrefix(line))
  }

  @Test("Invisible warnings pass")
  func invisible() {
    let log = TypesettingLog(
      """
      Package: infwarerr 2019/12/03 v1.5 Providing info/warning/error messages (HO)
      Overfull \\hbox (1.5pt too wide) in paragraph at lines 3--4
      Underfull \\hbox (badness 10000) in paragraph
      """)
    #expect(log.fault == nil)
  }

  @Test("A request for another run is found")
  func rerun() {
    #expect(
      TypesettingLog("Package longtable Warning: Table widths have changed. Rerun LaTeX.")
        .asksForAnotherRun)
    #expect(
      TypesettingLog("LaTeX Warning: Label(s) may have changed. Rerun to get")
        .asksForAnotherRun)
    #expect(!TypesettingLog("Package: rerunfilecheck 2019").asksForAnotherRun)
  }
}
