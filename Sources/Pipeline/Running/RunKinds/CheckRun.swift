import EquationChecks
import Records
import Foundation

/// The numbered equations beside what their checks measured, for the paper to show.
struct CheckRun {
  /// The folder that holds the sources.
  let repository: URL

  /// The SHA-256 of the sources whose text and line numbers the result shows, by folder.
  static func sourceHashes(in repository: URL) -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: [CheckedSources.folder, "Sources/Learning/EquationChecks"].map {
        ($0, SourceHash(repository: repository, paths: [$0]).hex)
      })
  }

  /// The files are `equations.json` and `errata.json`; a check that fails is a result.
  ///
  /// - Throws: `EquationSourceError` where an equation cannot be read from the sources,
  ///   `MissingEquations` where there are none.
  func output() throws -> RunOutput {
    let report = try CheckedSources(repository: repository).report
    return Self.output(
      equations: report.equations.map(CheckedEquation.init),
      errata: report.errata.map(Records.Erratum.init))
  }

  static func output(
    equations: [CheckedEquation], errata: [Records.Erratum]
  ) -> RunOutput {
    let checks = equations.flatMap(\.checks).filter { $0.tolerance != nil }
    var output = RunOutput()
    output.add("equation_count", Double(equations.count))
    output.add("check_count", Double(checks.count))
    output.add("failed_count", Double(checks.count { !$0.passed }))
    output.add("mutant_count", Double(equations.map(\.mutantCount).reduce(0, +)))
    output.add("mutant_caught_count", Double(equations.map(\.caughtMutantCount).reduce(0, +)))
    output.add(
      "worst_error_over_tolerance", checks.compactMap(\.shareOfTolerance).max() ?? 0)
    output.add(file: EquationChecksFile.name, EquationChecksFile(equations).fileContent)
    output.add(file: ErrataFile.name, ErrataFile(errata).fileContent)
    return output
  }
}

// MARK: - From checks to what is stored of them

extension CheckedEquation {
  init(_ report: EquationReport) {
    let source = report.source
    self.init(
      number: source.number, sentence: source.summary, latex: source.latex, code: source.code,
      file: source.file, line: source.line, waiver: report.waiver,
      checks: report.checks.map(Check.init), mutantCount: report.mutantCount,
      caughtMutantCount: report.mutantCount - report.survivors.count)
  }
}

extension CheckedEquation.Check {
  fileprivate init(_ result: CheckResult) {
    self.init(
      kind: Kind(result.kind), precision: result.precision == .single ? .single : .double,
      subject: result.what, measured: result.measured, tolerance: result.tolerance,
      step: result.step, count: result.count, passed: result.passed,
      place: "Sources/Learning/\(result.file):\(result.line)")
  }
}

extension CheckedEquation.Check.Kind {
  fileprivate init(_ kind: CheckResult.Kind) {
    self =
      switch kind {
      case .text: .text
      case .identity: .identity
      case .gradient: .gradient
      case .derivation: .derivation
      case .training: .training
      case .diagnostic: .diagnostic
      }
  }
}

extension Records.Erratum {
  fileprivate init(_ erratum: EquationChecks.Erratum) {
    let effect: Effect =
      switch erratum.effect {
      case .wrong: .wrong
      case .harmless: .harmless
      case .spelling: .spelling
      }
    self.init(
      item: erratum.number, place: erratum.place, printed: erratum.printed,
      corrected: erratum.correction, effect: effect,
      demonstrations: erratum.demonstrations.map {
        Demonstration(
          subject: $0.what, printedError: $0.printedError, correctedError: $0.correctedError,
          tolerance: $0.tolerance)
      })
  }
}
