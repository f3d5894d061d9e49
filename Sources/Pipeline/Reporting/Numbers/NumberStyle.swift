import Records
import Statistics

/// What an address leads to.
enum Quantity: Equatable, Sendable {
  case number(Double)
  /// The deviation is `nil` for a single value.
  case spread(mean: Double, deviation: Double?)
  case setting(JSONValue)
  case hash(String)

  /// Every digit of it, for a record.
  var precise: String {
    switch self {
    case .number(let number): number.description
    case .spread(let mean, nil): mean.description
    case .spread(let mean, let deviation?): "\(mean) ± \(deviation)"
    case .setting(let value): value.canonicalJSON
    case .hash(let digits): digits
    }
  }
}

/// How a quantity becomes text, spelled so that it can stand beside an address.
enum NumberStyle: Equatable, Sendable {
  /// `1 s`: digits behind the point, and a unit.
  case decimal(NumberFormat)
  /// `scientific`: two digits and a power of ten.
  case scientific
  /// `plain`, `plain s`: as a specification has it, with a unit.
  case plain(NumberFormat.Unit?)
  /// `percent`: 0.2 %.
  case percent
  /// `hash`: the first 16 digits of a hash.
  case hash

  init?(spelling: String) {
    let words = spelling.split(separator: " ").map(String.init)
    guard let first = words.first, words.count <= 2 else { return nil }
    let unit = words.count == 2 ? NumberFormat.Unit(rawValue: words[1]) : nil
    guard words.count == 1 || unit != nil else { return nil }
    switch first {
    case "scientific": self = .scientific
    case "percent": self = .percent
    case "hash": self = .hash
    case "plain": self = .plain(unit)
    default:
      guard let digits = Int(first) else { return nil }
      self = .decimal(NumberFormat(digits: digits, unit: unit))
    }
  }

  var spelling: String {
    switch self {
    case .decimal(let format):
      format.unit.map { "\(format.digits) \($0.rawValue)" } ?? "\(format.digits)"
    case .scientific: "scientific"
    case .plain(let unit): unit.map { "plain \($0.rawValue)" } ?? "plain"
    case .percent: "percent"
    case .hash: "hash"
    }
  }

  /// The quantity in Markdown; `nil` where this form is for others.
  func text(of quantity: Quantity) -> String? {
    switch (self, quantity) {
    case (.decimal(let format), .number(let number)): format.text(number)
    case (.decimal(let format), .spread(let mean, nil)): format.text(mean)
    case (.decimal(let format), .spread(let mean, let deviation?)):
      format.text(mean: mean, deviation: deviation)
    case (.scientific, .number(let number)): NumberFormat.scientific(number)
    case (.plain(let unit), .setting(let value)): value.markdown + (unit?.suffix ?? "")
    case (.percent, .setting(.number(let percent))): percentage(percent)
    case (.hash, .hash(let digits)): code(String(digits.prefix(16)))
    default: nil
    }
  }
}
