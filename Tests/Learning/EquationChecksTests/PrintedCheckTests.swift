import Records
import Testing

@testable import EquationChecks

@Suite struct PrintedCheckTests {
  private static let values = EquationValues(CompiledEquation.all)
  private static let latex = Result {
    Dictionary(
      uniqueKeysWithValues: try EquationSource.all(in: equationSources()).map {
        ($0.number, $0.latex)
      })
  }

  /// Whether an equation fails with a part of its LaTeX replaced.
  private func fails(_ number: Int, _ part: String, _ replacement: String) throws -> Bool {
    let latex = try #require(try Self.latex.get()[number])
    #expect(latex.contains(part), "(\(number)) has no \(part)")
    let check = try PrintedCheck(of: number, Self.values)
    return !check.check(latex.replacing(part, with: replacement, maxReplacements: 1)).check.passed
  }

  @Test(
    "Edits of LaTeX alone are caught",
    arguments: [
      (1, #"-\log"#, #"\log"#), (1, #"\min_\pi"#, #"\max_\pi"#), (2, "s+", "s-"),
      (2, "(s,a,s')", "(s,a)"), (2, "f(s'|s,a)]", "f(s|s,a)]"), (3, "1-d", "d"),
      (3, "D_r", "D_o"), (3, #"\max_{\pi,f}"#, #"\max_\pi"#), (4, #"-\log(1-d)"#, #"-(1-\log d)"#),
      (4, #"F(x,d,\log\pi,\log f)"#, #"F(x,\log\pi,\log f)"#), (5, "=F_f", "=F_d"),
      (6, "D_r", "D_e"), (7, #"\tfrac1d"#, #"\tfrac1{1-d}"#), (7, "L_\\pi^{corr}", "L_f^{corr}"),
      (8, "]-E", "]+E"), (9, #"\eta E_{D_e}[-\log(1"#, #"E_{D_e}[-\log(1"#),
      (9, #"D_o\cup D_r"#, "D_o"), (10, #"\beta_o\eta"#, #"\beta_r\eta"#),
      (13, #"D_e\cup D_r"#, "D_e"), (15, #"\alpha_f L_f"#, #"\alpha_\pi L_f"#),
      (15, #"L_f^{DMIL}"#, #"L_\pi^{DMIL}"#), (18, #"\partial\log f"#, #"\partial\log\pi"#),
      (19, "P_{D_r}", "P_{D_o}"), (19, "dx", "dz"), (22, #"\alpha_\pi"#, #"\alpha_f"#),
      (25, #"D_e\cup D_o"#, "D_e"), (26, "d_r]", "d_o]"), (28, "=1-", "=1+"),
      (31, #"\Omega_{sa}"#, #"\Omega_{sas'}"#), (32, #"\tfrac{\eta}{1-d_o}"#, #"\tfrac1{1-d_o}"#),
      (
        34, #"\tfrac{\beta_r}{d_r}\Big)\log\pi\Big]\\"#, #"\tfrac{\beta_o}{d_r}\Big)\log\pi\Big]\\"#
      ),
      (35, #"\log f"#, #"\log\pi"#),
    ])
  func caught(number: Int, part: String, replacement: String) throws {
    #expect(try fails(number, part, replacement))
  }

  @Test(
    "Edits without another meaning pass",
    arguments: [
      (1, #"\log\pi(a|s)"#, #"\log\pi"#), (3, #"[-\log d]"#, #"\Big[-\log d\Big]"#),
      (7, #"\tfrac1d"#, #"\frac{1}{d}"#), (9, #"D_o\cup D_r"#, #"D_r\cup D_o"#),
      (34, #"\alpha_\pi"#, #"\alpha_{\pi}"#),
    ])
  func harmless(number: Int, part: String, replacement: String) throws {
    #expect(try !fails(number, part, replacement))
  }

  @Test("A check says what has no meaning") func unknown() throws {
    let check = try PrintedCheck(of: 1, Self.values)
    let result = check.check(#"\min_\pi L_\pi:=E_{D_e}[-\log\psi]"#).check
    #expect(!result.passed)
    #expect(result.subject.hasSuffix(#": '\psi' has no meaning in this equation"#))
  }
}
