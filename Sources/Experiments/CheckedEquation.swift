public import Foundation

/// A numbered equation as a run of kind `check` found it: formula and code word for word as the
/// sources have them, and what its checks measured.
public struct CheckedEquation: Equatable, Sendable {
  /// What one check measured.
  public struct Check: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
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

    public enum Precision: String, CaseIterable, Sendable { case double, single }

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

// MARK: - Storage

extension CheckedEquation {
  /// The name of the file that a check run stores.
  public static let file = "equations.json"

  private static let schema = "dmil-equations/1"

  /// The content of the file.
  public static func json(of equations: [CheckedEquation]) -> String {
    Value.map(["schema": .text(schema), "equations": .list(equations.map(\.value))]).indentedJSON
  }

  /// Reads the content of the file.
  ///
  /// - Throws: `StoreError.edited` for anything that `json(of:)` did not write.
  public static func list(stored data: Data, file: String) throws(StoreError) -> [CheckedEquation] {
    try StoredMap.list("equations", schema: schema, stored: data, file: file)
      .map { map throws(StoreError) in try CheckedEquation(stored: map) }
  }

  private var value: Value {
    var members: [String: Value] = [
      "number": .integer(number), "sentence": .text(sentence), "latex": .text(latex),
      "code": .text(code), "file": .text(file), "line": .integer(line),
      "checks": .list(checks.map(\.value)),
      "mutants": .map([
        "made": .integer(mutantCount), "caught": .integer(caughtMutantCount),
      ]),
    ]
    if let waiver { members["waiver"] = .text(waiver) }
    return .map(members)
  }

  private init(stored map: StoredMap) throws(StoreError) {
    self.init(
      number: try map.integer("number"), sentence: try map.text("sentence"),
      latex: try map.text("latex"), code: try map.text("code"), file: try map.text("file"),
      line: try map.integer("line"),
      waiver: map.value["waiver"] == nil ? nil : try map.text("waiver"),
      checks: try map.maps("checks").map { map throws(StoreError) in try Check(stored: map) },
      mutantCount: try map.integer("mutants.made"),
      caughtMutantCount: try map.integer("mutants.caught"))
  }
}

extension CheckedEquation.Check {
  fileprivate var value: Value {
    var members: [String: Value] = [
      "kind": .text(kind.rawValue), "precision": .text(precision.rawValue),
      "subject": .text(subject), "measured": .measured(measured), "count": .integer(count),
      "passed": .flag(passed), "place": .text(place),
    ]
    if let tolerance { members["tolerance"] = .measured(tolerance) }
    if let step { members["step"] = .measured(step) }
    return .map(members)
  }

  fileprivate init(stored map: StoredMap) throws(StoreError) {
    guard let kind = Kind(rawValue: try map.text("kind")) else { throw map.wrong("kind") }
    guard let precision = Precision(rawValue: try map.text("precision")) else {
      throw map.wrong("precision")
    }
    self.init(
      kind: kind, precision: precision, subject: try map.text("subject"),
      measured: try map.measured("measured"),
      tolerance: try map.measuredIfPresent("tolerance"),
      step: try map.measuredIfPresent("step"), count: try map.integer("count"),
      passed: try map.flag("passed"), place: try map.text("place"))
  }
}
