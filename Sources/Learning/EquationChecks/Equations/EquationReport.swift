internal import Formulas
internal import Imitation
public import Records

/// The checks of all equations, and the errata of the published text.
public struct EquationReport: Sendable {
  /// Of the original paper.
  public static let paperNumbers = 1...35
  /// With those of the comparison methods and the experts.
  public static let numbers = 1...53

  /// In the order of their numbers.
  public let equations: [CheckedEquation]
  public let errata: [Erratum]

  /// Runs all checks on the compiled equations and their sources.
  ///
  /// - Throws: `EquationSourceError` when an equation cannot be read from the sources.
  public init(sources: [SourceFile]) throws {
    try self.init(sources: sources, checking: CompiledEquation.all)
  }

  init(sources: [SourceFile], checking compiled: [CompiledEquation]) throws {
    let checker = EquationChecker()
    let sources = try EquationSource.all(in: sources)
    equations = try sources.map { source in
      try checker.checked(
        source, compiled: compiled.first { $0.numbers.contains(source.number) })
    }
    errata = try Errata(sources: sources).all()
  }

  /// All failures, in the order of the equations.
  public var failures: [EquationFailure] {
    let missing = Self.numbers.filter { number in !equations.contains { $0.number == number } }
    return missing.map { EquationFailure(equation: $0, cause: .missing) }
      + equations.flatMap(\.failures)
  }
}

/// A reason for which an equation does not hold.
public struct EquationFailure: Equatable, Sendable {
  public enum Cause: Equatable, Sendable {
    case check(CheckedEquation.Check)
    /// A mutant of the code that passes all checks, by its change.
    case survivor(String)
    /// A mutant of the printed formula that passes its check, by its change.
    case printedSurvivor(String)
    /// Without checks and without a waiver.
    case unchecked
    /// Not in the sources.
    case missing
  }

  public let equation: Int
  public let cause: Cause
}

extension CheckedEquation {
  var failures: [EquationFailure] {
    var causes = checks.filter { !$0.passed }.map(EquationFailure.Cause.check)
    causes += survivors.map(EquationFailure.Cause.survivor)
    causes += printedSurvivors.map(EquationFailure.Cause.printedSurvivor)
    if checks.isEmpty, waiver == nil { causes.append(.unchecked) }
    return causes.map { EquationFailure(equation: number, cause: $0) }
  }

  /// Whether its own text, print and value are right; other failures then come from other equations.
  public var agreesWithItsTranscription: Bool {
    checks.allSatisfy {
      $0.passed
        || ($0.kind != .text && $0.kind != .printed && $0.subject != Identity.transcriptionName)
    }
  }
}

/// Runs the checks of one equation after another.
private struct EquationChecker {
  private let values = EquationValues(CompiledEquation.all)
  private let derivation = DerivationChecks(EquationValues(CompiledEquation.all))
  private let optimum = OptimumChecks()
  private let training = TrainingChecks()
  private let comparisonTraining = ComparisonTrainingChecks()
  private let expertTraining = ExpertTrainingChecks()

  func checked(
    _ source: EquationSource, compiled: CompiledEquation?
  ) throws -> CheckedEquation {
    let number = source.number
    var equation = CheckedEquation(
      number: number, sentence: source.sentence, latex: source.latex, code: source.code,
      file: source.file, line: source.line)
    guard let formula = source.formula, let compiled else {
      equation.waiver = source.formula == nil ? Definition(rawValue: number)?.reason : nil
      if equation.waiver != nil { try checkPrint(of: &equation) }
      return equation
    }
    let identities =
      [Identity.transcription(of: number)]
      + Identity.algebraic.filter { $0.numbers.contains(number) }
    equation.checks = [try text(of: source, formula)]
    try checkPrint(of: &equation)
    var checks = equation.checks
    let firstIdentity = checks.count + 1
    checks += try identities.map { try $0.check(with: values) }
    if !compiled.variables.isEmpty { checks.append(GradientCheck.check(of: compiled)) }
    checks += try derivation.checks(of: number)
    checks += optimum.checks(of: number)
    checks += training.checks(of: number) + comparisonTraining.checks(of: number)
    checks += expertTraining.checks(of: number)
    equation.checks = checks

    // The mutants of a wrong formula prove nothing: one of them is the right formula.
    let mutants = checks.allSatisfy(\.passed) ? formula.mutants.filter(\.hasValue) : []
    equation.codeMutants = mutants.map { mutant in
      let failed = mutant.firstFailure(among: identities, of: number)
      return .init(change: mutant.change, check: failed.map { firstIdentity + $0 })
    }
    return equation
  }

  /// Checks the LaTeX of an equation and its mutants, and the running text that restates it.
  private func checkPrint(of equation: inout CheckedEquation) throws {
    let number = equation.number
    let printed = try PrintedCheck(of: number, values)
      .check(equation.latex, withMutants: true)
    let textFormulas = TextFormula.all.filter { $0.number == number }
    equation.checks.append(printed.check)
    let place = equation.checks.count
    equation.checks += textFormulas.map { $0.check(with: values) }
    equation.textFormulas = textFormulas.map { .init(name: $0.name, latex: $0.latex) }
    equation.printedMutants = printed.mutants.map {
      .init(change: $0.change, check: $0.isCaught ? place : nil)
    }
  }

  /// The formula of the source against the compiled function.
  private func text(of source: EquationSource, _ formula: Formula) throws -> Check {
    let number = source.number
    let identity = Identity([number], subject: "") { values, x throws in
      (try formula.value(x.values).elements, try values(number, x))
    }
    do {
      let identity = try identity.check(with: values)
      return Check(
        .text, "parsed, against the compiled function", measured: identity.measured,
        tolerance: identity.tolerance, count: identity.count)
    } catch {
      throw EquationSourceError(
        file: source.file, line: source.line, problem: "Equation (\(number)): \(error)")
    }
  }
}

extension Mutant {
  /// Whether it has a value; a mutant without one, with parts of different kinds, could not be
  /// compiled.
  fileprivate var hasValue: Bool { (try? formula.value(Inputs.drawn(0).values)) != nil }

  /// The index of the first identity that it fails; `nil` if it passes all.
  fileprivate func firstFailure(among identities: [Identity], of number: Int) -> Int? {
    let values = EquationValues(CompiledEquation.all, replacing: number, by: formula)
    return identities.firstIndex { identity in
      (try? identity.check(with: values)).map { !$0.passed } ?? true
    }
  }
}
