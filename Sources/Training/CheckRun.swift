import Experiments
import Foundation

/// The numbered equations beside what their checks measured, for the paper to show.
struct CheckRun {
  /// The folder that holds the sources.
  let repository: URL
  /// Of the points at which equations are checked.
  let seed: UInt64

  private static let equations = "Sources/Imitation/Objectives"
  private static let checks = "Sources/Derivations"

  /// The SHA-256 of the sources whose text and line numbers the result shows, by folder.
  static func sourceHashes(in repository: URL) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: [equations, checks].map {
        ($0, SourceHash(repository: repository, paths: [$0]).hex)
      })
  }

  /// The files are `equations.json` and `errata.json`; a check that fails is a result.
  ///
  /// - Throws: `RunError` where the sources cannot be read as equations.
  func output() throws(RunError) -> RunOutput {
    Self.output(
      equations: try EquationSource.all(in: Self.equations, of: repository), errata: [])
  }

  static func output(equations: [CheckedEquation], errata: [Erratum]) -> RunOutput {
    let checks = equations.flatMap(\.checks)
    var output = RunOutput()
    output.add("equation_count", Double(equations.count))
    output.add("check_count", Double(checks.count))
    output.add("failed_count", Double(checks.count { !$0.passed }))
    output.add("mutant_count", Double(equations.map(\.mutantCount).reduce(0, +)))
    output.add("mutant_caught_count", Double(equations.map(\.caughtMutantCount).reduce(0, +)))
    let ratios = checks.map { $0.error / $0.tolerance }
    output.add(
      "worst_error_over_tolerance",
      ratios.contains(where: \.isNaN) ? .nan : ratios.max() ?? 0)
    output.add(file: CheckedEquation.file, CheckedEquation.json(of: equations))
    output.add(file: Erratum.file, Erratum.json(of: errata))
    return output
  }
}
