/// A number as the paper prints it, with its source.
public struct TracedNumber: Equatable, Sendable {
  /// Where it comes from.
  public enum Origin: Equatable, Sendable {
    /// The source and the value that it had when the number was printed.
    case stored(NumberSource, NumberValue)
    case computed(ComputedNumber)
  }

  /// In Markdown, without brackets.
  public let text: String
  /// Its source, or the formula that it is the value of.
  public let origin: Origin

  /// The key of its record in paper.html.
  public var key: String {
    switch origin {
    case .stored(let source, _): source.description
    case .computed(let number): number.name
    }
  }

  /// A span that carries the key through pandoc: `[13.5 ± 1.4]{.number of="KEY"}`.
  public var markdown: String { "[\(text)]{.number of=\"\(key)\"}" }
}
