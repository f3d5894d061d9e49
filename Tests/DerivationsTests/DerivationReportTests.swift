import Foundation
import Testing

@testable import Derivations

@Suite struct DerivationReportTests {
  @Test func everyCheckPasses() throws {
    let report = try DerivationReport(sources: objectives())
    for equation in report.equations { for c in equation.checks { print(equation.number, c.kind, c.what, c.measured, c.step ?? 0, c.count) }
     print("  mutants", equation.mutantCount, equation.survivors) }
    for e in report.errata { print(e.number, e.isShown, e.demonstrations) }
    #expect(report.failures == [])
    #expect(report.unshownErrata == [])
  }
}
