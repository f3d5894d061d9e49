internal import Imitation

/// What is known of one numbered equation of the paper.
public struct EquationReport: Equatable, Sendable {
  public let source: EquationSource
  public let checks: [CheckResult]
  /// How many formulas with one thing wrong were made of it.
  public let mutantCount: Int
  /// What was changed in those that no check finds out.
  public let survivors: [String]
  /// Why it needs no check; `nil` where it has checks.
  public let waiver: String?

  public var number: Int { source.number }

  /// Whether its own text and value are right: what fails besides, fails with another equation.
  public var agreesWithItsTranscription: Bool {
    checks.allSatisfy { $0.passed || ($0.kind != .text && $0.what != Identity.transcriptionName) }
  }
}

/// Why the equations do not hold together.
public struct DerivationFailure: Equatable, Sendable {
  public enum Cause: Equatable, Sendable {
    case check(CheckResult)
    /// A formula with one thing wrong that passes all checks.
    case survivor(String)
    /// Neither checked nor one of those that compute nothing.
    case unchecked
    /// Not in the sources.
    case missing
  }

  public let equation: Int
  /// From the root of the repository; empty when the equation is not in the sources.
  public let file: String
  public let line: Int
  public let cause: Cause
}

/// The checks of Equations 1 to 35, and the errata of the published text.
public struct DerivationReport: Sendable {
  public static let numbers = 1...35

  /// In the order of their numbers.
  public let equations: [EquationReport]
  public let errata: [Erratum]

  /// Runs all checks on the equations that were compiled and whose sources these are.
  ///
  /// - Throws: `EquationSourceError` when an equation cannot be read from the sources.
  public init(sources: [SourceFile]) throws {
    try self.init(sources: sources, checking: CompiledEquation.all)
  }

  init(sources: [SourceFile], checking compiled: [CompiledEquation]) throws {
    let checker = EquationChecker()
    equations = try EquationSource.all(in: sources).map { source in
      try checker.report(on: source, as: compiled.first { $0.number == source.number })
    }
    errata = try Errata().all()
  }

  /// All that fails, in the order of the equations.
  public var failures: [DerivationFailure] {
    let missing = Self.numbers.filter { number in !equations.contains { $0.number == number } }
    return missing.map { DerivationFailure(equation: $0, file: "", line: 0, cause: .missing) }
      + equations.flatMap(\.failures)
  }

  /// The errata whose demonstrations do not show what they say.
  public var unshownErrata: [Erratum] { errata.filter { !$0.isShown } }
}

extension EquationReport {
  /// What fails in it.
  public var failures: [DerivationFailure] {
    var causes = checks.filter { !$0.passed }.map(DerivationFailure.Cause.check)
    causes += survivors.map(DerivationFailure.Cause.survivor)
    if checks.isEmpty, waiver == nil { causes.append(.unchecked) }
    return causes.map {
      DerivationFailure(equation: number, file: source.file, line: source.line, cause: $0)
    }
  }
}

/// Runs the checks of one equation after another.
private struct EquationChecker {
  private let values = EquationValues(CompiledEquation.all)
  private let derivation = DerivationChecks(EquationValues(CompiledEquation.all))
  private let optimum = OptimumChecks()
  private let training = TrainingChecks()

  func report(
    on source: EquationSource, as compiled: CompiledEquation?
  ) throws -> EquationReport {
    guard let formula = source.formula, let compiled else {
      return EquationReport(
        source: source, checks: [], mutantCount: 0, survivors: [],
        waiver: source.formula == nil ? Definition(rawValue: source.number)?.reason : nil)
    }
    let number = source.number
    let identities =
      [Identity.transcription(of: number)]
      + Identity.algebraic.filter { $0.numbers.contains(number) }
    var checks = [try text(of: source, formula)]
    checks += try identities.map { try $0.result(with: values) }
    checks.append(GradientCheck.result(for: compiled))
    checks += try derivation.results(for: number)
    checks += optimum.results(for: number)
    checks += training.results(for: number)

    // The mutants of a wrong formula show nothing: one of them is the right one.
    let mutants = checks.allSatisfy(\.passed) ? formula.mutants.filter(\.hasValue) : []
    return EquationReport(
      source: source, checks: checks, mutantCount: mutants.count,
      survivors: mutants.filter { !$0.isCaught(by: identities, of: number) }.map(\.change),
      waiver: nil)
  }

  /// The formula that the source shows against the function that was compiled.
  private func text(of source: EquationSource, _ formula: Formula) throws -> CheckResult {
    let number = source.number
    let identity = Identity(number, what: "") { values, x throws in
      (try formula.value(x.values).elements, try values(number, x))
    }
    do {
      let result = try identity.result(with: values)
      return CheckResult(
        .text, "read back, against what was compiled", measured: result.measured,
        tolerance: result.tolerance, count: result.count)
    } catch {
      throw EquationSourceError(
        file: source.file, line: source.line, problem: "Equation (\(number)): \(error)")
    }
  }
}

extension Mutant {
  /// Whether it has a value; what has none, because the kinds of its parts do not fit, could not
  /// have been compiled.
  fileprivate var hasValue: Bool { (try? formula.value(Inputs.drawn(0).values)) != nil }

  /// Whether one of the identities finds it out.
  fileprivate func isCaught(by identities: [Identity], of number: Int) -> Bool {
    let values = EquationValues(CompiledEquation.all, replacing: number, by: formula)
    return identities.contains { identity in
      (try? identity.result(with: values)).map { !$0.passed } ?? true
    }
  }
}
