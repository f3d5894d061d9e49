public import EquationChecks
public import Foundation
import Records

/// The numbered equations with their checks, for the paper to show.
extension RunKindDefinition {
  static let check = RunKindDefinition(
    modules: { _ in [.linearAlgebra, .networks, .imitation, .experts] },
    sources: { CheckRun.sourceHashes(in: $0) },
    output: { _, execution, _ in try CheckRun.output(of: execution.repository) })
}

enum CheckRun {
  /// The SHA-256, by folder, of the sources whose text and line numbers are part of the result.
  static func sourceHashes(in repository: URL) -> [String: String] {
    (EquationReport.sourceFolders + ["Sources/Learning/EquationChecks"]).reduce(into: [:]) {
      $0[$1] = SourceHash(repository: repository, paths: [$1]).hex
    }
  }

  /// The files are `equations.json` and `errata.json`; a failed check is a result.
  ///
  /// - Throws: `EquationSourceError` if an equation cannot be read from the sources,
  ///   `MissingEquations` if there are none.
  static func output(of repository: URL) throws -> RunOutput {
    let report = try EquationReport(repository: repository)
    var output = output(equations: report.equations, errata: report.errata)
    output.add(WorkedExample.metrics + LossWeights.metrics)
    return output
  }

  static func output(equations: [CheckedEquation], errata: [Erratum]) -> RunOutput {
    let checks = equations.flatMap(\.checks).filter { $0.tolerance != nil }
    var output = RunOutput()
    output.add("equation_count", Double(equations.count))
    output.add(Metric.checkCount, Double(checks.count))
    output.add(Metric.failedCount, Double(checks.count { !$0.passed }))
    output.add(Metric.mutantCount, Double(equations.total(\.mutantCount)))
    output.add(Metric.caughtMutantCount, Double(equations.total(\.caughtMutantCount)))
    output.add(Metric.printedMutantCount, Double(equations.total(\.printedMutantCount)))
    output.add(Metric.caughtPrintedMutantCount, Double(equations.total(\.caughtPrintedMutantCount)))
    output.add("worst_error_over_tolerance", checks.compactMap(\.shareOfTolerance).max() ?? 0)
    output.add(file: EquationChecksFile.name, EquationChecksFile(equations).fileContent)
    output.add(file: ErrataFile.name, ErrataFile(errata).fileContent)
    return output
  }
}

extension [CheckedEquation] {
  func total(_ count: (CheckedEquation) -> Int) -> Int { map(count).reduce(0, +) }
}

extension EquationReport {
  /// The folders of the equations, from the root of the repository.
  static let sourceFolders = [
    "Sources/Learning/Imitation/Losses", "Sources/Learning/Experts/Losses",
  ]

  /// Runs all checks on the compiled equations and their sources in a repository.
  ///
  /// - Throws: `EquationSourceError` when an equation cannot be read, `MissingEquations` without a
  ///   folder of equations.
  public init(repository: URL) throws {
    try self.init(
      sources: Self.sourceFolders.flatMap { path in
        let folder = repository.appending(path: path)
        guard FileManager.default.fileExists(atPath: folder.path) else {
          throw MissingEquations(folder: folder.path)
        }
        return try FileManager.default.contentsOfDirectory(atPath: folder.path)
          .filter { $0.hasSuffix(".swift") }.sorted()
          .map { name in
            SourceFile(
              path: "\(path)/\(name)",
              text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
          }
      })
  }
}

/// A repository without the sources of its equations.
public struct MissingEquations: Error, Equatable, CustomStringConvertible {
  public let folder: String

  public var description: String {
    "\(folder) not found; run this in the root of the repository, or name it with --repository"
  }
}
