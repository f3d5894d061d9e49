public import Foundation

/// A numbered equation as a run of kind `check` found it: formula and code word for word as the
/// sources have them, and what its checks measured.
public struct CheckedEquation: Equatable, Sendable {
  /// A comparison that must come out within a tolerance.
  public struct Check: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      /// The derivative of the code against central differences.
      case gradient
      /// The code against a second, literal transcription or against other equations.
      case identity
      /// The step of the derivation on a small finite problem.
      case derivation
      /// The single precision that trains against double precision.
      case float
    }

    public var kind: Kind
    /// What is compared, in words.
    public var subject: String
    /// As the tolerance measures it; not-a-number and infinity fail.
    public var error: Double
    public var tolerance: Double
    /// The step h of the differences; `nil` where there are none.
    public var step: Double?
    /// Points at which it was measured.
    public var pointCount: Int
    /// Directions in which derivatives were taken at each of them.
    public var directionCount: Int
    public var passed: Bool
    /// The test that runs it: its name or its file and line.
    public var test: String

    public init(
      kind: Kind, subject: String, error: Double, tolerance: Double, step: Double? = nil,
      pointCount: Int, directionCount: Int = 0, passed: Bool, test: String
    ) {
      (self.kind, self.subject, self.error, self.tolerance) = (kind, subject, error, tolerance)
      (self.step, self.pointCount, self.directionCount) = (step, pointCount, directionCount)
      (self.passed, self.test) = (passed, test)
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
      "kind": .text(kind.rawValue), "subject": .text(subject), "error": .measured(error),
      "tolerance": .measured(tolerance), "points": .integer(pointCount),
      "directions": .integer(directionCount), "passed": .flag(passed), "test": .text(test),
    ]
    if let step { members["step"] = .measured(step) }
    return .map(members)
  }

  fileprivate init(stored map: StoredMap) throws(StoreError) {
    guard let kind = Kind(rawValue: try map.text("kind")) else { throw map.wrong("kind") }
    self.init(
      kind: kind, subject: try map.text("subject"), error: try map.measured("error"),
      tolerance: try map.measured("tolerance"), step: try map.measuredIfPresent("step"),
      pointCount: try map.integer("points"), directionCount: try map.integer("directions"),
      passed: try map.flag("passed"), test: try map.text("test"))
  }
}
