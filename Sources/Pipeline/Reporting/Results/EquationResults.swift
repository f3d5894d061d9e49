import Records

/// What the run that checks the equations found, for blocks, tables and listings to show.
struct EquationResults: Sendable {
  /// By number; empty where there is no result.
  let equations: [CheckedEquation]
  let errata: [Erratum]
  /// Why there is no result, in words that LaTeX takes as they are; `nil` where there is one.
  let absence: String?

  /// - Throws: `ReportError.results` where a file of the result is not what was stored.
  init(in results: Results) throws(ReportError) {
    let entries = results.entries.filter { $0.run.kind == .check }
    guard let entry = entries.first(where: { $0.result != nil }) else {
      (equations, errata) = ([], [])
      absence =
        entries.isEmpty
        ? "this profile does not check the equations" : "the equations have not been checked yet"
      return
    }
    let (equationData, errataData) = (
      try results.data(EquationChecksFile.name, of: entry),
      try results.data(ErrataFile.name, of: entry)
    )
    let place = "\(entry.run.cell.experiment), run \(entry.run.key)"
    do {
      equations = try EquationChecksFile(
        content: equationData, file: "\(place): \(EquationChecksFile.name)"
      ).equations
      errata = try ErrataFile(content: errataData, file: "\(place): \(ErrataFile.name)").errata
    } catch {
      throw .results(reason: "\(error)", isEdited: true)
    }
    absence = nil
  }

  /// - Throws: a complaint of the block about a number that the sources do not have.
  func equation(for block: Manuscript.Block) throws(ManuscriptDiagnostic) -> CheckedEquation {
    guard let equation = equations.first(where: { String($0.number) == block.label }) else {
      throw ManuscriptDiagnostic(
        place: block.place,
        problem: unknown("equation", block.label, among: equations.map { String($0.number) }))
    }
    return equation
  }
}
