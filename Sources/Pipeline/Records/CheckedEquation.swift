/// A numbered equation of the paper with its checks: formula and code word for word from the sources,
/// and the measured errors.
public struct CheckedEquation: Codable, Equatable, Sendable {
  /// The measurement of one check.
  public struct Check: Codable, Equatable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
      /// The text of the source, parsed, gives the value of the compiled function.
      case text
      /// The LaTeX of the equation, parsed and evaluated, gives the value of the compiled function.
      case printed
      /// The value agrees with another form of the equation.
      case identity
      /// The analytic gradient agrees with central differences.
      case gradient
      /// A step of the derivation holds on a small finite problem.
      case derivation
      /// The gradient with which networks are trained agrees with central differences.
      case training
      /// A number on which the theory rests, without a tolerance.
      case diagnostic
    }

    /// The precision of the checked numbers.
    public enum Precision: String, CaseIterable, Codable, Sendable { case double, single }

    /// A point of the curve that a check of a derivative measures over the steps of its differences.
    public struct Difference: Codable, Equatable, Sendable {
      /// The step h of the central differences.
      public var step: Double
      /// The difference of the derivative from them, relative to the largest derivative; the greatest
      /// finite number where a value is not finite.
      public var difference: Double

      public init(step: Double, difference: Double) {
        (self.step, self.difference) = (step, difference)
      }
    }

    public var kind: Kind
    public var precision: Precision
    /// The two compared sides in words, as an end to "identity: …".
    public var subject: String
    /// The relative error, or the value of a diagnostic; not-a-number and infinity fail.
    public var measured: Double
    /// The largest error that passes; `nil` for a diagnostic.
    public var tolerance: Double?
    /// The step h of the smallest difference; `nil` without differences.
    public var step: Double?
    /// The differences at all steps, the greatest step first; `nil` without differences.
    ///
    /// Truncation makes those at great steps, as h², and rounding those at small steps, as 1/h: a right
    /// derivative has a V, or its right arm alone where there is no truncation. The derivative is in
    /// the precision of the check and the function in Double, so that single precision cuts the V off
    /// at its own rounding error. A wrong derivative has a plateau.
    public var differences: [Difference]?
    /// The number of compared points, draws or directions.
    public var count: Int
    public var passed: Bool
    /// File, from the repository's root, and line of the check.
    public var place: String

    public init(
      kind: Kind, precision: Precision = .double, subject: String, measured: Double,
      tolerance: Double?, step: Double? = nil, differences: [Difference]? = nil, count: Int,
      passed: Bool, place: String
    ) {
      (self.kind, self.precision, self.subject) = (kind, precision, subject)
      (self.measured, self.tolerance) = (measured, tolerance)
      (self.step, self.differences) = (step, differences)
      (self.count, self.passed, self.place) = (count, passed, place)
    }

    /// The error divided by the tolerance, infinite for not-a-number; `nil` for a diagnostic.
    public var shareOfTolerance: Double? {
      tolerance.map { measured.isNaN ? .infinity : measured / $0 }
    }
  }

  /// The equation with one part changed, which a check has to detect.
  public struct Mutant: Codable, Equatable, Sendable {
    /// What was changed, as in "the opposite sign".
    public var change: String
    /// The first check that it fails, by its place among the checks of the equation, from 1; `nil` if
    /// it passes them.
    public var check: Int?

    public init(change: String, check: Int?) { (self.change, self.check) = (change, check) }
  }

  /// A formula of the running text that restates a part of the equation.
  public struct TextFormula: Codable, Equatable, Sendable {
    public var name: String
    public var latex: String

    public init(name: String, latex: String) { (self.name, self.latex) = (name, latex) }
  }

  public var number: Int
  /// A description in one sentence.
  public var sentence: String
  /// The display formula, without its dollar signs.
  public var latex: String
  /// The declaration of the function that computes it, with line breaks.
  public var code: String
  /// The source file, from the repository's root.
  public var file: String
  /// The line of the declaration, from 1.
  public var line: Int
  /// The reason for having no function that computes it; `nil` for an equation with one.
  public var waiver: String?
  public var checks: [Check]
  /// The mutants of the code: formulas with one sign, term, factor or reduction changed.
  public var codeMutants: [Mutant]
  /// The mutants of the printed formula: its LaTeX with one part changed.
  public var printedMutants: [Mutant]
  /// What the manuscript may restate of it, checked with the equation.
  public var textFormulas: [TextFormula]

  public init(
    number: Int, sentence: String, latex: String, code: String, file: String, line: Int,
    waiver: String? = nil, checks: [Check] = [], codeMutants: [Mutant] = [],
    printedMutants: [Mutant] = [], textFormulas: [TextFormula] = []
  ) {
    (self.number, self.sentence, self.latex, self.code) = (number, sentence, latex, code)
    (self.file, self.line, self.waiver, self.checks) = (file, line, waiver, checks)
    (self.codeMutants, self.printedMutants) = (codeMutants, printedMutants)
    self.textFormulas = textFormulas
  }

  public var mutantCount: Int { codeMutants.count }

  public var printedMutantCount: Int { printedMutants.count }

  /// The changes of the mutants of the code that passed all checks.
  public var survivors: [String] { codeMutants.filter { $0.check == nil }.map(\.change) }

  /// The changes of the mutants of the printed formula that passed its check.
  public var printedSurvivors: [String] {
    printedMutants.filter { $0.check == nil }.map(\.change)
  }

  /// The number of mutants of the code that failed a check.
  public var caughtMutantCount: Int { mutantCount - survivors.count }

  /// The number of mutants of the printed formula that failed its check.
  public var caughtPrintedMutantCount: Int { printedMutantCount - printedSurvivors.count }

  /// Whether all checks passed and caught all mutants, and there are checks or a waiver.
  public var isSound: Bool {
    checks.allSatisfy(\.passed) && survivors.isEmpty && printedSurvivors.isEmpty
      && (waiver != nil || !checks.isEmpty)
  }
}

/// The equations of one check run, `equations.json`.
public struct EquationChecksFile: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-equations/4"
  public static let name = "equations.json"

  public let equations: [CheckedEquation]

  public init(_ equations: [CheckedEquation]) { self.equations = equations }
}

/// What `dmil check --json` prints.
public struct EquationReportFile: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-equation-report/2"

  public let equations: [CheckedEquation]
  /// `nil` for the report of one equation.
  public let errata: [Erratum]?

  public init(_ equations: [CheckedEquation], errata: [Erratum]?) {
    (self.equations, self.errata) = (equations, errata)
  }
}
