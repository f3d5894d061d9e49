/// A number as the paper prints it, with its source.
struct TracedNumber: Equatable, Sendable {
  enum Origin: Equatable, Sendable {
    /// The source and the value that it had when the number was printed.
    case stored(NumberSource, NumberValue)
    case computed(ComputedNumber)
  }

  /// In Markdown, without brackets.
  let text: String
  let origin: Origin

  /// The key of its record in paper.html.
  var key: String {
    switch origin {
    case .stored(let source, _): source.description
    case .computed(let number): number.name
    }
  }

  /// A span that carries the key through pandoc: `[13.5 ± 1.4]{.number of="KEY"}`.
  var markdown: String { "[\(text)]{.number of=\"\(key)\"}" }
}
