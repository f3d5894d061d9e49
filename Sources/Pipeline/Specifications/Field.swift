public import Records

/// A key of a specification, with its type, default and documentation.
public struct Field: Equatable, Sendable {
  /// Keys joined by points, as in `train.steps`; a setting of a method has only its own name.
  public var path: String
  public var type: FieldType
  /// The value if no file sets one; `nil` if a file must set one.
  public var `default`: JSONValue?
  /// One sentence for the author of a specification, with the unit.
  public var documentation: String
  /// Whether a profile may set it.
  public var variesByProfile: Bool
  /// Where the key is read; elsewhere a file must not set it.
  public var condition: Condition?

  public init(
    _ path: String, _ type: FieldType, default: JSONValue? = nil, _ documentation: String,
    variesByProfile: Bool = false, onlyWhen condition: Condition? = nil
  ) {
    self.path = path
    self.type = type
    self.default = `default`
    self.documentation = documentation
    self.variesByProfile = variesByProfile
    self.condition = condition
  }
}

extension Field {
  /// Whether a file may set it by a map of tasks to values.
  var variesByTask: Bool {
    path != "task" && path != "tasks" && !Schema.header.contains { $0.path == path }
  }
}

/// Requires that the value at `path` is one of `choices`, or a list that contains one.
public struct Condition: Equatable, Sendable {
  public var path: String
  public var choices: [String]

  public init(_ path: String, is choices: String...) { self.init(path, isOneOf: choices) }

  public init(_ path: String, isOneOf choices: [String]) {
    self.path = path
    self.choices = choices
  }

  func holds(in values: [String: JSONValue]) -> Bool {
    switch values[path] {
    case .text(let text): choices.contains(text)
    case .list(let values): choices.contains { values.contains(.text($0)) }
    default: false
    }
  }
}

/// The values that a key takes.
public enum FieldType: Equatable, Sendable {
  /// `true` or `false`.
  case flag
  case integer(ClosedRange<Int>)
  case number(Bounds)
  case text
  /// 64 lower-case hexadecimal digits.
  case sha256
  case choice([String])
  /// A list of different choices, at least one.
  case choices([String])
  /// A list of integers, at least one.
  case integers(ClosedRange<Int>)
  /// A list of different integers, perhaps none.
  case distinctIntegers(ClosedRange<Int>)
  /// An ascending list of different numbers, at least one.
  case ascendingNumbers(Bounds)
  /// The id of an experiment of this kind.
  case reference(RunKind)
  /// A list of different ids of such experiments, perhaps none.
  case references(RunKind)
  /// A map of these, which are described in words; it has keys of its own.
  case map(String)
}

/// An interval of numbers, whose ends may be excluded.
public struct Bounds: Equatable, Sendable, CustomStringConvertible {
  private var lower: Double
  private var upper: Double
  private var excludesLower = false
  private var excludesUpper = false

  /// `lower` ≤ x ≤ `upper`.
  public init(_ range: ClosedRange<Double>) {
    (lower, upper) = (range.lowerBound, range.upperBound)
  }

  /// `lower` ≤ x < `upper`.
  public init(_ range: Range<Double>) {
    self.init(range.lowerBound...range.upperBound)
    excludesUpper = true
  }

  /// `lower` ≤ x.
  public init(_ range: PartialRangeFrom<Double>) { self.init(range.lowerBound ... .infinity) }

  /// `lower` < x ≤ `upper`.
  public init(above lower: Double, through upper: Double = .infinity) {
    self.init(lower...upper)
    excludesLower = true
  }

  /// `lower` < x < `upper`.
  public init(above lower: Double, below upper: Double) {
    self.init(above: lower, through: upper)
    excludesUpper = true
  }

  public func contains(_ number: Double) -> Bool {
    (excludesLower ? number > lower : number >= lower)
      && (excludesUpper ? number < upper : number <= upper)
  }

  public var description: String {
    let left = (excludesLower ? "> " : "≥ ") + Self.word(for: lower)
    guard upper < .infinity else { return left }
    return left + " and " + (excludesUpper ? "< " : "≤ ") + Self.word(for: upper)
  }

  /// The interval as members of a JSON Schema.
  var jsonSchema: [String: JSONValue] {
    var members: [String: JSONValue] = [
      excludesLower ? "exclusiveMinimum" : "minimum": .number(lower)
    ]
    if upper < .infinity {
      members[excludesUpper ? "exclusiveMaximum" : "maximum"] = .number(upper)
    }
    return members
  }

  private static func word(for number: Double) -> String {
    Int(exactly: number).map(String.init) ?? number.description
  }
}
