/// Everything that a report is made of, each read once.
struct ReportData: Sendable {
  let results: Results
  let equations: EquationResults
  let assessment: Assessment

  /// - Throws: `ReportError.results` if the stored equations cannot be read.
  init(_ results: Results) throws(ReportError) {
    self.results = results
    equations = try EquationResults(in: results)
    assessment = Assessment(of: results, equations)
  }
}
