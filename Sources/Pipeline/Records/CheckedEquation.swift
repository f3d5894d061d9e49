/// A numbered equation as a run of kind `check` found it: formula and code word for word as the
/// sources have them, and what its checks measured.
public struct CheckedEquation: Codable, Equatable, Sendable {
  /// What one check measured.
  public struct Check: Codable, Equatable, Sendable {
    public enum Kind: String, CaseIterable, Codable, Sendable {
      /// The text of the source, read back, computes what was compiled.
      case text
      /// The value agrees with another form of the same.
      case identity
      /// The analytic derivative is the slope of central differences.
      case gradient
      /// A step of the derivation holds on a small finite problem.
      case derivation
      /// The gradient that networks are trained with is the slope.
      case training
      /// A number that the theory rests on, without a verdict.
      case diagnostic
    }

    public enum Precision: String, CaseIterable, Codable, Sendable { case double, single }

    public var kind: Kind
    /// Of the numbers that are checked.
    public var precision: Precision
    /// What is compared, in words.
    public var subject: String
    /// The error, or the value of a diagnostic; not-a-number and infinity fail.
    public var measured: Double
    /// The greatest error that passes; `nil` for a diagnostic.
    public var tolerance: Double?
    /// The step h of the differences; `nil` where there are none.
    public var step: Double?
    /// Points, draws or directions that were compared.
    public var count: Int
    public var passed: Bool
    /// Where the check is written: the file from the repository's root, and the line.
    public var place: String

    public init(
      kind: Kind, precision: Precision = .double, subject: String, measured: Double,
      tolerance: Double?, step: Double? = nil, count: Int, passed: Bool, place: String
    ) {
      (self.kind, self.precision, self.subject) = (kind, precision, subject)
      (self.measured, self.tolerance, self.step) = (measured, tolerance, step)
      (self.count, self.passed, self.place) = (count, passed, place)
    }

    /// How much of its tolerance the error takes, infinity where it is no number; `nil` for a
    /// diagnostic.
    public var shareOfTolerance: Double? {
      tolerance.map { measured.isNaN ? .infinity : measured / $0 }
    }
  }

  public var number: Int
  /// What it is, in one sentence.
  public var sentence: String
  /// The display formula, without its dollar signs.
  public var latex: String
  /// The declaration that computes it, with line breaks.
  public var code: String
  /// From the repository's root, and the line of the declaration's name.
  public var file: String
  public var line: Int
  /// Why there is nothing to check; `nil` where there is something.
  public var waiver: String?
  public var checks: [Check]
  /// Wrong forms of it, a sign or a term changed: how many, and how many a check refused.
  public var mutantCount: Int
  public var caughtMutantCount: Int

  public init(
    number: Int, sentence: String, latex: String, code: String, file: String, line: Int,
    waiver: String? = nil, checks: [Check], mutantCount: Int, caughtMutantCount: Int
  ) {
    (self.number, self.sentence, self.latex, self.code) = (number, sentence, latex, code)
    (self.file, self.line, self.waiver, self.checks) = (file, line, waiver, checks)
    (self.mutantCount, self.caughtMutantCount) = (mutantCount, caughtMutantCount)
  }

  /// Whether every check passed and refused every mutant, and there is a check or a reason for none.
  public var isSound: Bool {
    checks.allSatisfy(\.passed) && caughtMutantCount == mutantCount
      && (waiver != nil || !checks.isEmpty)
  }
}

/// The equations of one check run, `equations.json`.
public struct EquationChecksFile: RecordFile, Equatable, Sendable {
  public static let schema = "dmil-equations/2"
  public static let name = "equations.json"

  public let equations: [CheckedEquation]

  public init(_ equations: [CheckedEquation]) { self.equations = equations }
}
