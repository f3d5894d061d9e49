public import Records
/// A key of a specification: what it takes, what it is without being written, what it is for.
public struct Field: Equatable, Sendable {
  /// Where it stands, as keys joined by points.
  ///
  /// So `train.steps`; but the field of a method's settings has only its own name: `learning_rate`.
  public var path: String
  public var type: FieldType
  /// The value where no file gives one; `nil` makes the key compulsory.
  public var `default`: JSONValue?
  /// One sentence for the author of a specification, with the unit.
  public var documentation: String
  /// Whether a profile may set it.
  public var variesByProfile: Bool
  /// What must hold for the key to be read at all; elsewhere it is neither wanted nor allowed.
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

/// What a key depends on: that another one, at `path`, is one of `choices` or as a list holds one.
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

/// What a key takes.
public enum FieldType: Equatable, Sendable {
  /// `true` or `false`.
  case flag
  case integer(ClosedRange<Int>)
  case number(Bounds)
  case text
  case choice([String])
  /// A list of choices without repetition.
  case choices([String])
  /// A list of integers, at least one.
  case integers(ClosedRange<Int>)
  /// A list of integers without repetition, perhaps none.
  case distinctIntegers(ClosedRange<Int>)
  /// A list of numbers, each above the one before, at least one.
  case ascendingNumbers(Bounds)
  /// The id of an experiment of this kind.
  case reference(RunKind)
  /// A list of such ids without repetition, perhaps none.
  case references(RunKind)
}

/// An interval of numbers whose ends may be excluded or absent.
public struct Bounds: Equatable, Sendable, CustomStringConvertible {
  private var lower: Double
  private var upper: Double
  private var excludesLower = false
  private var excludesUpper = false

  /// `lower` ≤ x ≤ `upper`.
  public init(_ range: ClosedRange<Double>) {
    lower = range.lowerBound
    upper = range.upperBound
  }

  /// `lower` ≤ x < `upper`.
  public init(_ range: Range<Double>) {
    lower = range.lowerBound
    upper = range.upperBound
    excludesUpper = true
  }

  /// `lower` ≤ x.
  public init(_ range: PartialRangeFrom<Double>) {
    lower = range.lowerBound
    upper = .infinity
  }

  /// `lower` < x ≤ `upper`.
  public init(above lower: Double, through upper: Double = .infinity) {
    self.lower = lower
    self.upper = upper
    excludesLower = true
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

  /// The members of a JSON Schema that say the same.
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
