public import Manuscripts
public import Records
import Store

/// The checked equations and errata of the stored check run.
public struct EquationResults: Sendable {
  /// By number; empty if there is no result.
  public let equations: [CheckedEquation]
  /// By item; empty if there is no result.
  public let errata: [Erratum]
  /// Why there is no result, in words that LaTeX takes unescaped; `nil` if there is one.
  public let absence: String?

  /// - Throws: `ResultError.store` if a file of the result is not as it was stored.
  init(in results: Results) throws(ResultError) {
    let entries = results.entries.filter { $0.run.kind == .check }
    guard let entry = entries.first(where: { $0.result != nil }) else {
      (equations, errata) = ([], [])
      absence =
        entries.isEmpty
        ? "this profile does not check the equations" : "the equations have not been checked yet"
      return
    }
    func read<File: RecordFile>(_ name: String) throws(ResultError) -> File {
      let content = try results.data(name, of: entry)
      do throws(RecordError) {
        return try File(
          content: content, file: "\(entry.run.cell.experiment), run \(entry.run.key): \(name)")
      } catch {
        throw .store(.damaged(error))
      }
    }
    let checks: EquationChecksFile = try read(EquationChecksFile.name)
    let misprints: ErrataFile = try read(ErrataFile.name)
    (equations, errata, absence) = (checks.equations, misprints.errata, nil)
  }

  /// - Throws: a diagnostic at the block if the sources have no such equation.
  public func equation(
    for block: Manuscript.Block
  ) throws(ManuscriptDiagnostic) -> CheckedEquation {
    guard let equation = equations.first(where: { String($0.number) == block.label }) else {
      let known = equations.map { String($0.number) }
      throw block.place.diagnostic(unknown("equation", block.label, among: known))
    }
    return equation
  }

  /// A checked formula of the running text, or a form of an erratum; a dash without a check run.
  ///
  /// - Throws: a diagnostic at `place` if there is no such formula.
  public func formula(
    _ name: String, at place: SourceRange
  ) throws(ManuscriptDiagnostic) -> TracedText {
    guard absence == nil else { return .missing }
    let textFormulas = equations.flatMap(\.textFormulas).map { ($0.name, "$\($0.latex)$") }
    let printed = errata.map { ("erratum-\($0.item)-printed", $0.printed) }
    let corrected = errata.map { ("erratum-\($0.item)-corrected", $0.corrected) }
    let formulas = textFormulas + printed + corrected
    guard let formula = formulas.first(where: { $0.0 == name }) else {
      throw place.diagnostic(unknown("formula", name, among: formulas.map(\.0)))
    }
    return TracedText(formula.1)
  }
}
