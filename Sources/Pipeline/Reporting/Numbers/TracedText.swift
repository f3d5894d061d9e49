/// Text of the paper: Markdown and the traced numbers in it, which stay values until it is printed.
///
/// String interpolation makes one: `"\(score) (\(count) diverged)"`.
struct TracedText: Equatable, Sendable {
  enum Piece: Equatable, Sendable {
    case markdown(String)
    case number(TracedNumber)
  }

  private(set) var pieces: [Piece]

  init(_ markdown: String = "") { pieces = markdown.isEmpty ? [] : [.markdown(markdown)] }

  init(_ number: TracedNumber) { pieces = [.number(number)] }

  /// The value of `source` in `style`; a dash if there is no value that the style can print.
  init(_ value: NumberValue?, as style: NumberStyle, from source: NumberSource) {
    guard let value, let text = style.text(of: value) else {
      self = .missing
      return
    }
    self.init(TracedNumber(text: text, origin: .stored(source, value)))
  }

  /// The dash of a cell without a result.
  static let missing = TracedText(NumberFormat.missing)

  var numbers: [TracedNumber] {
    pieces.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  /// The text as pandoc reads it.
  var markdown: String {
    pieces.map { piece in
      switch piece {
      case .markdown(let text): text
      case .number(let number): number.markdown
      }
    }.joined()
  }

  static func + (lhs: TracedText, rhs: TracedText) -> TracedText {
    var sum = lhs
    sum += rhs
    return sum
  }

  static func += (lhs: inout TracedText, rhs: TracedText) {
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
  var lines: [TracedText] {
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
  var unwrapped: TracedText { lines.joined(separator: " ") }

  /// The Markdown before the first number.
  var leadingText: String {
    if case .markdown(let text)? = pieces.first { text } else { "" }
  }

  /// Without the first characters, which must be Markdown.
  func dropFirst(_ count: Int) -> TracedText {
    var rest = self
    if count > 0 { rest.pieces[0] = .markdown(String(leadingText.dropFirst(count))) }
    return rest
  }
}

extension Sequence<TracedText> {
  func joined(separator: TracedText) -> TracedText {
    var joined = TracedText()
    for (index, text) in enumerated() { joined += index == 0 ? text : separator + text }
    return joined
  }
}

// MARK: - Literals

extension TracedText: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = TracedText()

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) { text += TracedText(literal) }

    mutating func appendInterpolation(_ part: TracedText) { text += part }

    mutating func appendInterpolation(_ part: String) { text += TracedText(part) }

    mutating func appendInterpolation(_ part: Int) { text += TracedText(String(part)) }
  }

  init(stringLiteral literal: String) { self.init(literal) }

  init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension DefaultStringInterpolation {
  /// A traced text in a plain string would lose its numbers.
  @available(*, unavailable, message: "annotate the closure or variable as TracedText")
  mutating func appendInterpolation(_ text: TracedText) {}
}
