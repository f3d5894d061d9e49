public import EquationChecks
public import Foundation

/// The checks of the paper's equations, on the sources of a repository and the program as it was
/// compiled.
public struct CheckedSources: Sendable {
  /// Where the equations are written.
  static let folder = "Sources/Learning/Imitation/Losses"

  public let report: DerivationReport

  /// Runs all checks.
  ///
  /// - Throws: `EquationSourceError` when an equation cannot be read, `MissingEquations` when their
  ///   folder is not there.
  public init(repository: URL) throws {
    report = try DerivationReport(sources: try Self.sources(in: repository))
  }

  static func sources(in repository: URL) throws -> [SourceFile] {
    let folder = repository.appending(path: folder)
    guard FileManager.default.fileExists(atPath: folder.path) else {
      throw MissingEquations(folder: folder.path)
    }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.sorted()
      .map { name in
        SourceFile(
          path: "\(Self.folder)/\(name)",
          text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
      }
  }

  // MARK: Text

  /// Each equation with its checks, and then the errata.
  public var table: String {
    (report.equations.map(Self.text) + [errata, summary]).joined(separator: "\n\n")
  }

  /// One equation with its checks; `nil` where there is none of this number.
  public func table(of number: Int) -> String? {
    report.equations.first { $0.number == number }.map(Self.text)
  }

  /// What fails, a line each.
  ///
  /// A wrong equation takes others with it that are held against it; those are named in one line.
  public var failures: [String] {
    let wrong = Set(
      report.equations.filter { !$0.agreesWithItsTranscription }.map(\.number))
    var (own, taken): ([String], [String]) = ([], [])
    for failure in report.failures {
      if case .check = failure.cause, !wrong.isEmpty, !wrong.contains(failure.equation) {
        let name = "(\(failure.equation))"
        if taken.last != name { taken.append(name) }
      } else {
        own.append(Self.line(for: failure))
      }
    }
    if !taken.isEmpty {
      own.append(
        "Right by their transcriptions, but held against these: \(taken.joined(separator: ", "))")
    }
    return own
      + report.unshownErrata.map {
        "Erratum \($0.number), \($0.place): its demonstration does not show that the printed form "
          + "is \($0.effect.rawValue)"
      }
  }

  private static func text(of equation: EquationReport) -> String {
    let place = "\(equation.source.file):\(equation.source.line)"
    let heading = "(\(equation.number))  \(place)"
    if let waiver = equation.waiver { return "\(heading)\n  no check: \(waiver)" }
    let caught = equation.mutantCount - equation.survivors.count
    return
      ([heading + "  mutants \(caught)/\(equation.mutantCount)"] + equation.checks.map(Self.row))
      .joined(separator: "\n")
  }

  /// Kind, precision, measured error, tolerance, step of the differences, and what is compared.
  private static func row(of check: CheckResult) -> String {
    let columns = [
      (check.passed ? "ok" : "FAILED", 6), (check.kind.rawValue, 10),
      (check.precision.rawValue, 3), (number(check.measured), 9),
      (check.tolerance.map(number) ?? "-", 7), (check.step.map { "h \(number($0))" } ?? "-", 9),
      ("n \(check.count)", 4),
    ].map { $0.0.padding(toLength: $0.1, withPad: " ", startingAt: 0) }
    return "  " + columns.joined(separator: "  ") + "  \(check.what)"
  }

  private var errata: String {
    let lines = report.errata.flatMap { erratum in
      [
        "  \(erratum.number). \(erratum.place): printed \(erratum.printed), "
          + "correct \(erratum.correction) (\(erratum.effect.rawValue))"
      ]
        + erratum.demonstrations.map {
          "     printed \(Self.number($0.printedError)), corrected "
            + "\(Self.number($0.correctedError)), tolerance \(Self.number($0.tolerance)): \($0.what)"
        }
    }
    return (["Errata"] + lines).joined(separator: "\n")
  }

  private var summary: String {
    let checks = report.equations.map(\.checks.count).reduce(0, +)
    let mutants = report.equations.map(\.mutantCount).reduce(0, +)
    let survivors = report.equations.map(\.survivors.count).reduce(0, +)
    return "\(report.equations.count) equations, \(checks) checks, "
      + "\(mutants - survivors) of \(mutants) mutants caught, \(report.errata.count) errata"
  }

  private static func line(for failure: DerivationFailure) -> String {
    let name = "Equation (\(failure.equation))"
    let place = "\(failure.file):\(failure.line)"
    switch failure.cause {
    case .check(let check):
      return "\(name): \(check.kind.rawValue) \(check.what): error \(number(check.measured)), "
        + "tolerance \(check.tolerance.map(number) ?? "none"), \(place)"
    case .survivor(let change): return "\(name): no check finds out \(change), \(place)"
    case .unchecked:
      return "\(name): has no check, and only (5), (17) and (25) may go without, \(place)"
    case .missing: return "\(name): is not in \(folder)"
    }
  }

  /// Two digits at most, such as 3.1e-16.
  private static func number(_ value: Double) -> String {
    guard value != 0, abs(value) < 0.01 else { return String(format: "%.2g", value) }
    return String(format: "%.1e", value).replacing(".0e", with: "e")
  }
}

/// A repository without the sources of its equations.
public struct MissingEquations: Error, Equatable, CustomStringConvertible {
  public let folder: String

  public var description: String {
    "\(folder) is not there; run this in the folder of the repository, or name it with --repository"
  }
}
