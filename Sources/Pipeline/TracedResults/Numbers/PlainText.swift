extension TracedText {
  /// The text without markup, as a page shows it, on one line.
  ///
  /// Mathematics stays in dollar signs; a superscript follows `^` and a subscript `_`.
  public var plainText: String {
    pieces.map { piece in
      switch piece {
      case .markdown(let text): text
      case .number(let number): number.text
      }
    }.joined().plainText
  }
}

extension String {
  /// Markdown without its markup; see `TracedText.plainText`.
  public var plainText: String {
    var text = ""
    var rest = self[...]
    var isRaised = false
    while let character = rest.popFirst() {
      switch character {
      case "\\": text += rest.popFirst().map { String($0) } ?? ""
      case "`", "$":
        let content = rest.prefix { $0 != character }
        rest = rest.dropFirst(content.count + 1)
        text += character == "$" ? "$\(content)$" : content
      case "^", "~":
        isRaised.toggle()
        if isRaised { text += character == "^" ? "^" : "_" }
      case "]":
        // The target of a link, or the attributes of a span.
        let closing: Character? = ["(": ")", "{": "}"][rest.first]
        if let closing { rest = rest.drop { $0 != closing }.dropFirst() }
      case "*", "[": break
      // Pandoc sets an apostrophe in its place.
      case "'": text += "’"
      case "\u{A0}", "\n": text += " "
      default: text.append(character)
      }
    }
    return text
  }
}
