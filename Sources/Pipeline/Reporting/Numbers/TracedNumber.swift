/// A number as the paper shows it, with where it comes from: a span of Markdown, so that it passes
/// through tables, captions and prose as text.
///
///     [13.5 ± 1.4]{.number of="ADDRESS" as="1"}
///     [0.67]{.number of="NAME" by="FORMULA" from="ADDRESS; ADDRESS" value="0.6666" as="2"}
struct TracedNumber: Equatable, Sendable {
  enum Origin: Equatable, Sendable {
    case stored(NumberSource, NumberStyle)
    case derived(ComputedNumber)
  }

  /// Markdown without brackets.
  let text: String
  let origin: Origin

  /// What it is called in every form of the paper.
  var key: String {
    switch origin {
    case .stored(let address, _): address.description
    case .derived(let derivation): derivation.name
    }
  }

  var markdown: String {
    let attributes: [(String, String)] =
      switch origin {
      case .stored(let address, let form): [("of", "\(address)"), ("as", form.spelling)]
      case .derived(let derivation): derivation.attributes
      }
    let list = attributes.map { "\($0.0)=\"\($0.1)\"" }.joined(separator: " ")
    return "[\(text)]\(Self.opening)\(list)}"
  }

  private static let opening = "{.number "
}

// MARK: - Reading

extension TracedNumber {
  /// Every number that a text binds, in its order.
  ///
  /// - Throws: `ReportError.number` for a span that is none.
  static func all(in markdown: String) throws(ReportError) -> [TracedNumber] {
    let pieces = markdown.split(separator: "]" + opening, omittingEmptySubsequences: false)
    var numbers: [TracedNumber] = []
    for (before, after) in zip(pieces, pieces.dropFirst()) {
      guard let start = before.lastIndex(of: "["), let end = after.firstIndex(of: "}") else {
        throw .number(address: String(after.prefix(80)), problem: "the span of a number is broken")
      }
      let attributes = attributes(in: after[..<end])
      guard let origin = Origin(attributes) else {
        throw .number(
          address: attributes["of"] ?? String(after[..<end]),
          problem: "this is no address, printed form or formula")
      }
      let text = String(before[before.index(after: start)...])
      numbers.append(TracedNumber(text: text, origin: origin))
    }
    return numbers
  }

  private static func attributes(in text: Substring) -> [String: String] {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    var attributes: [String: String] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      attributes[parts[index].filter { $0 != " " && $0 != "=" }] = String(parts[index + 1])
    }
    return attributes
  }
}

extension TracedNumber.Origin {
  fileprivate init?(_ attributes: [String: String]) {
    if let derivation = ComputedNumber(attributes) {
      self = .derived(derivation)
    } else if let address = attributes["of"].flatMap({ NumberSource($0) }),
      let form = attributes["as"].flatMap({ NumberStyle(spelling: $0) })
    {
      self = .stored(address, form)
    } else {
      return nil
    }
  }
}
