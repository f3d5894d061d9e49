import Records

/// A number as the paper prints it, with its source.
public struct TracedNumber: Equatable, Sendable {
  /// Where it comes from.
  public enum Origin: Equatable, Sendable {
    /// The source, the value that it had when the number was printed, and the style of the text.
    case stored(NumberSource, NumberValue, NumberStyle)
    case computed(ComputedNumber)
  }

  /// In Markdown, without brackets.
  public let text: String
  /// Its source, or the formula that it is the value of.
  public let origin: Origin

  /// The key of its record in paper.json.
  public var key: String {
    switch origin {
    case .stored(let source, _, _): source.description
    case .computed(let number): number.name
    }
  }

  /// The number, or the mean of a spread, with all digits; `nil` if it is no finite number.
  public var decimal: String? {
    let value: Double? =
      switch origin {
      case .stored(_, .number(let number), _), .stored(_, .spread(let number, _), _),
        .stored(_, .setting(.number(let number)), _):
        number
      case .stored(_, .setting(.integer(let integer)), _): Double(integer)
      case .stored: nil
      case .computed(let number): number.value
      }
    return value.flatMap { $0.isFinite ? $0.description : nil }
  }

  /// A span that carries the key through pandoc: `[13.5 ± 1.4]{.number of="KEY"}`.
  public var markdown: String { "[\(text)]{.number of=\"\(key)\"}" }
}
