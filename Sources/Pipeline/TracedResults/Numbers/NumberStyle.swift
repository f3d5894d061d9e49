public import Records

/// The value of a stored number.
public enum NumberValue: Equatable, Sendable {
  case number(Double)
  /// The deviation is `nil` for a single value.
  case spread(mean: Double, deviation: Double?)
  case setting(JSONValue)
  case hash(String)

  /// The value with all its digits.
  public var precise: String {
    switch self {
    case .number(let number): number.description
    case .spread(let mean, nil): mean.description
    case .spread(let mean, let deviation?): "\(mean) ± \(deviation)"
    case .setting(let value): value.canonicalJSON
    case .hash(let digits): digits
    }
  }
}

/// How a stored number is printed.
public enum NumberStyle: Equatable, Sendable {
  case decimal(NumberFormat)
  /// Two digits and a power of ten.
  case scientific
  /// One digit and an exponent: 3e−16.
  case compact
  /// As a specification has it, with a unit.
  case plain(NumberFormat.Unit?)
  /// A setting in percent: 0.2 %.
  case percent
  /// The first 16 digits of a hash.
  case hash

  /// A decimal number with `count` decimals, without a unit.
  public static func digits(_ count: Int) -> NumberStyle { .decimal(NumberFormat(digits: count)) }

  /// The value in Markdown; `nil` if the style is for another kind of value.
  public func text(of value: NumberValue) -> String? {
    switch (self, value) {
    case (.decimal(let format), .number(let number)): format.text(number)
    case (.decimal(let format), .spread(let mean, nil)): format.text(mean)
    case (.decimal(let format), .spread(let mean, let deviation?)):
      format.text(mean: mean, deviation: deviation)
    case (.scientific, .number(let number)): NumberFormat.scientific(number)
    case (.compact, .number(let number)): NumberFormat.compact(number)
    case (.plain(let unit), .setting(let setting)):
      NumberFormat.text(of: setting) + (unit?.suffix ?? "")
    case (.percent, .setting(.number(let percent))): NumberFormat.percent(percent)
    case (.hash, .hash(let digits)): code(String(digits.prefix(16)))
    default: nil
    }
  }
}
