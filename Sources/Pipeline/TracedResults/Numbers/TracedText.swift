/// Text of the paper: Markdown and the traced numbers in it, which stay values until it is printed.
///
/// String interpolation makes one: `"\(score) (\(count) diverged)"`.
public struct TracedText: Equatable, Sendable {
  enum Piece: Equatable, Sendable {
    case markdown(String)
    case number(TracedNumber)
  }

  private(set) var pieces: [Piece]

  /// Text without traced numbers.
  public init(_ markdown: String = "") { pieces = markdown.isEmpty ? [] : [.markdown(markdown)] }

  init(_ number: TracedNumber) { pieces = [.number(number)] }

  /// The value of `source` in `style`; a dash if there is no value that the style can print.
  init(_ value: NumberValue?, as style: NumberStyle, from source: NumberSource) {
    guard let value, let text = style.text(of: value) else {
      self = .missing
      return
    }
    self.init(TracedNumber(text: text, origin: .stored(source, value, style)))
  }

  /// The dash of a cell without a result.
  public static let missing = TracedText(NumberFormat.missing)

  /// The numbers in it, in order.
  public var numbers: [TracedNumber] {
    pieces.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The text as pandoc reads it.
  public var markdown: String {
    pieces.map { piece in
      switch piece {
      case .markdown(let text): text
      case .number(let number): number.markdown
      }
    }.joined()
  }

  public static func + (lhs: TracedText, rhs: TracedText) -> TracedText {
    var sum = lhs
    sum += rhs
    return sum
  }

  public static func += (lhs: inout TracedText, rhs: TracedText) {
    for piece in rhs.pieces {
      if case .markdown(let more) = piece, case .markdown(let text)? = lhs.pieces.last {
        lhs.pieces[lhs.pieces.count - 1] = .markdown(text + more)
      } else {
        lhs.pieces.append(piece)
      }
    }
  }
}

// MARK: - Lines

extension TracedText {
  /// The lines that are not empty.
  public var lines: [TracedText] {
    var lines = [TracedText()]
    for piece in pieces {
      guard case .markdown(let text) = piece else {
        lines[lines.count - 1].pieces.append(piece)
        continue
      }
      let parts = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (index, part) in parts.enumerated() {
        if index > 0 { lines.append(TracedText()) }
        lines[lines.count - 1] += TracedText(String(part))
      }
    }
    return lines.filter { !$0.pieces.isEmpty }
  }

  /// The lines joined into one, as a caption needs them.
  public var unwrapped: TracedText { lines.joined(separator: " ") }

  /// The Markdown before the first number.
  public var leadingText: String {
    if case .markdown(let text)? = pieces.first { text } else { "" }
  }

  /// Without the first characters, which must be Markdown.
  public func dropFirst(_ count: Int) -> TracedText {
    var rest = self
    if count > 0 { rest.pieces[0] = .markdown(String(leadingText.dropFirst(count))) }
    return rest
  }
}

extension Sequence<TracedText> {
  /// The texts with `separator` between them.
  public func joined(separator: TracedText) -> TracedText {
    var joined = TracedText()
    for (index, text) in enumerated() { joined += index == 0 ? text : separator + text }
    return joined
  }
}

// MARK: - Literals

extension TracedText: ExpressibleByStringInterpolation {
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = TracedText()

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) { text += TracedText(literal) }

    public mutating func appendInterpolation(_ part: TracedText) { text += part }

    public mutating func appendInterpolation(_ part: String) { text += TracedText(part) }

    public mutating func appendInterpolation(_ part: Int) { text += TracedText(String(part)) }
  }

  public init(stringLiteral literal: String) { self.init(literal) }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension DefaultStringInterpolation {
  /// A traced text in a plain string would lose its numbers.
  @available(*, unavailable, message: "annotate the closure or variable as TracedText")
  public mutating func appendInterpolation(_ text: TracedText) {}
}
