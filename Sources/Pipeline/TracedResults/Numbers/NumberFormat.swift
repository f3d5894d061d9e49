import Foundation
public import Records
public import Statistics

/// The decimals and the unit of a printed number.
public struct NumberFormat: Equatable, Sendable {
  /// A unit by its spelling in a directive.
  public enum Unit: String, CaseIterable, Sendable {
    case second = "s"
    case degree = "deg"
    case meter = "m"
    case meterPerSecond = "m/s"
    case perSecond = "1/s"

    /// In Markdown, with the space before it, which a degree sign has not.
    public var suffix: String {
      switch self {
      case .second: "\u{A0}s"
      case .degree: "°"
      case .meter: "\u{A0}m"
      case .meterPerSecond: "\u{A0}m/s"
      case .perSecond: "\u{A0}s^−1^"
      }
    }
  }

  /// The dash of a cell without a result.
  public static let missing = "—"

  let digits: Int
  /// `nil` for a number without a unit.
  public let unit: Unit?

  /// `digits` decimals.
  public init(digits: Int, unit: Unit? = nil) {
    (self.digits, self.unit) = (digits, unit)
  }

  /// `value` with a minus sign (U+2212) and, from 10,000 on, commas between thousands.
  public func text(_ value: Double) -> String { digits(of: value) + (unit?.suffix ?? "") }

  /// `mean ± deviation` with the unit.
  public func text(mean: Double, deviation: Double) -> String {
    let pair = "\(digits(of: mean)) ± \(digits(of: deviation))"
    return switch unit {
    case nil: pair
    case .degree: "\(digits(of: mean))° ± \(digits(of: deviation))°"
    case let unit?: "(\(pair))\(unit.suffix)"
    }
  }

  /// Two significant digits, with a power of ten unless the value is between 0.1 and 100.
  public static func scientific(_ value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    let parts = String(format: "%.1e", abs(value)).split(separator: "e")
    let sign = value < 0 ? "−" : ""
    guard parts.count == 2, let mantissa = Double(parts[0]), let exponent = Int(parts[1]),
      mantissa != 0
    else { return "0" }
    guard exponent < -1 || exponent > 1 else { return sign + String(format: "%.2g", abs(value)) }
    let digits = mantissa == mantissa.rounded() ? String(Int(mantissa)) : String(parts[0])
    let power = "10^\(exponent < 0 ? "−" : "")\(abs(exponent))^"
    return sign + (digits == "1" ? power : "\(digits)·\(power)")
  }

  /// One digit and an exponent of two, for narrow columns: 3e−16, and 0.
  public static func compact(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "not finite" }
    return String(format: "%.0e", value).replacing("-", with: "−").replacing("+", with: "")
  }

  private func digits(of value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    let magnitude = String(format: "%.\(digits)f", abs(value))
    let isZero = magnitude.allSatisfy { $0 == "0" || $0 == "." }
    return (value < 0 && !isZero ? "−" : "") + NumberFormat.grouped(magnitude)
  }

  /// `decimal` with commas between thousands if it has five digits or more before the point.
  public static func grouped(_ decimal: String) -> String {
    let parts = decimal.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count >= 5 else { return decimal }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
  }

  /// A percentage without trailing zeros: 2 %, 0.2 %.
  public static func percent(_ percent: Double) -> String { shortest(percent) + "\u{A0}%" }

  /// A setting in Markdown.
  public static func text(of setting: JSONValue) -> String {
    switch setting {
    case .flag(let flag): flag ? "yes" : "no"
    case .integer(let integer): (integer < 0 ? "−" : "") + grouped(String(integer.magnitude))
    case .number(let number): shortest(number)
    case .text(let text): escaped(text)
    case .list(let values): values.map(text(of:)).joined(separator: ", ")
    case .map: code(setting.canonicalJSON)
    }
  }

  /// 0.25 as it is, 1e-05 as a power of ten, 10.0 without its zero.
  private static func shortest(_ number: Double) -> String {
    let parts = number.description.replacing("-", with: "−").split(separator: "e")
    let mantissa = parts[0].hasSuffix(".0") ? parts[0].dropLast(2) : parts[0]
    guard parts.count > 1 else { return String(mantissa) }
    return (mantissa == "1" ? "" : "\(mantissa) × ")
      + "10^\(parts[1].replacing("−0", with: "−"))^"
  }
}

extension ConfidenceInterval {
  /// Its ends, as in "1.0 to 7.4".
  public func text(digits: Int) -> String {
    let format = NumberFormat(digits: digits)
    return "\(format.text(lower))\u{A0}to\u{A0}\(format.text(upper))"
  }
}
