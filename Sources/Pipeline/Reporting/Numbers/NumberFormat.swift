import Foundation

/// How a number is printed: digits behind the point, and the unit after it.
struct NumberFormat: Equatable, Sendable {
  /// The closed list of units, as they are spelled in a directive and printed in Markdown.
  enum Unit: String, CaseIterable, Sendable {
    case second = "s"
    case degree = "deg"
    case metre = "m"
    case metrePerSecond = "m/s"
    case perSecond = "1/s"

    /// With the space before it; a degree sign stands at its number.
    var suffix: String {
      switch self {
      case .second: "\u{A0}s"
      case .degree: "°"
      case .metre: "\u{A0}m"
      case .metrePerSecond: "\u{A0}m/s"
      case .perSecond: "\u{A0}s^−1^"
      }
    }
  }

  /// What a cell without a result shows.
  static let missing = "—"

  let digits: Int
  let unit: Unit?

  init(digits: Int, unit: Unit? = nil) {
    (self.digits, self.unit) = (digits, unit)
  }

  /// `value` with a true minus sign and, from 10,000 on, commas between thousands.
  func text(_ value: Double) -> String { bare(value) + (unit?.suffix ?? "") }

  /// `mean ± deviation`, both with the same digits, the unit once.
  func text(mean: Double, deviation: Double) -> String {
    let pair = "\(bare(mean)) ± \(bare(deviation))"
    return switch unit {
    case nil: pair
    case .degree: "\(bare(mean))° ± \(bare(deviation))°"
    case let unit?: "(\(pair))\(unit.suffix)"
    }
  }

  /// Two significant digits, as a power of ten where the value is not between 0.1 and 100.
  static func scientific(_ value: Double) -> String {
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

  private func bare(_ value: Double) -> String {
    guard value.isFinite else { return "not finite" }
    let magnitude = String(format: "%.\(digits)f", abs(value))
    let isZero = magnitude.allSatisfy { $0 == "0" || $0 == "." }
    return (value < 0 && !isZero ? "−" : "") + NumberFormat.grouped(magnitude)
  }

  /// `digits` with a comma before every third digit, where there are five or more of them.
  static func grouped(_ decimal: String) -> String {
    let parts = decimal.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.count >= 5 else { return decimal }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped.append(",") }
      grouped.append(digit)
    }
    return parts.count > 1 ? "\(grouped).\(parts[1])" : grouped
  }
}
