/// A token of mathematics in LaTeX: a command, an edge of an environment, or one character.
public struct LatexToken: Equatable, Sendable {
  public let text: String
  /// Its characters in the whole text.
  public let range: Range<Int>
}

/// LaTeX that is not in the language of printed formulas.
public struct LatexError: Error, Equatable, CustomStringConvertible {
  public let problem: String

  public init(problem: String) { self.problem = problem }

  public var description: String { problem }
}

extension LatexToken {
  /// Sizes of brackets and spaces.
  private static let layout: Set = [
    #"\big"#, #"\Big"#, #"\bigg"#, #"\Bigg"#, #"\left"#, #"\right"#, #"\,"#, #"\!"#, #"\:"#,
  ]

  /// The tokens that mean something; what only arranges them on the page is left out.
  public static func tokens(of characters: [Character]) -> [LatexToken] {
    var tokens: [LatexToken] = []
    // Of the environments around a token; only in "cases" do rows and columns mean something.
    var environments: [String] = []
    var start = 0
    while start < characters.count {
      var end = start + 1
      if characters[start] == "\\" {
        while end < characters.count, characters[end].isLetter { end += 1 }
        if end == start + 1 { end = min(end + 1, characters.count) }
      }
      var text = String(characters[start..<end])
      if text == #"\begin"# || text == #"\end"#,
        let close = characters[end...].firstIndex(of: "}")
      {
        end = close + 1
        text = String(characters[start..<end])
      }
      let token = LatexToken(text: text, range: start..<end)
      start = end
      if text.hasPrefix(#"\begin"#) { environments.append(text) }
      let isInCases = environments.last == #"\begin{cases}"#
      if text.hasPrefix(#"\end"#) { _ = environments.popLast() }
      let isEdge = text.hasPrefix(#"\begin"#) || text.hasPrefix(#"\end"#)
      let isAlignment = isEdge || text == "&" || text == #"\\"#
      if text.first?.isWhitespace ?? true || layout.contains(text) || isAlignment && !isInCases {
        continue
      }
      // "{}" only holds a place.
      if text == "}", tokens.last?.text == "{" {
        tokens.removeLast()
      } else {
        tokens.append(token)
      }
    }
    return tokens
  }

  /// Their text without layout; a space stands only where a letter would go on with a command.
  public static func joined(_ tokens: some Sequence<LatexToken>) -> String {
    var text = ""
    var endsWithCommand = false
    for token in tokens {
      if endsWithCommand, token.text.first?.isLetter ?? false { text += " " }
      text += token.text
      endsWithCommand = token.text.count > 1 && token.text.last?.isLetter ?? false
    }
    return text
  }
}
