/// Reads the lines of a manuscript into passages, named numbers and diagnostics.
struct ManuscriptParser {
  private struct OpenBlock {
    /// `nil` for an unknown kind, whose block is read to its end and dropped, and for numbers.
    let kind: Manuscript.Block.Kind?
    var definesNumbers = false
    var label = ""
    var arguments: [String] = []
    let place: SourceRange
  }

  private(set) var passages = [Manuscript.Passage(condition: nil)]
  private(set) var numbers: [NamedNumber] = []
  var diagnostics: [ManuscriptDiagnostic] = []
  private var isInComment = false
  private var block: OpenBlock?
  private var body: [Manuscript.Inline] = []

  init(_ lines: [String]) {
    for (index, line) in lines.enumerated() { read(line, number: index + 1) }
    if let block { report(block.place, "the block is never closed; end it with a line ':::'") }
    if let place = passages[passages.count - 1].condition?.place {
      report(place, "the passage is never closed; end it with a line '::::'")
    }
    if diagnostics.isEmpty { diagnostics = passages.contents.diagnostics(numbers: numbers) }
  }

  private mutating func read(_ line: String, number: Int) {
    if isInComment || line.hasPrefix("<!--") {
      isInComment = !line.hasSuffix("-->")
    } else if line.hasPrefix("::::") {
      readPassageFence(line, number: number)
    } else if line.hasPrefix(":::") {
      readFence(line, number: number)
    } else if block?.definesNumbers == true {
      readNumber(line, number: number)
    } else if block != nil {
      body += inlines(of: line + "\n", number: number)
    } else {
      append(inlines(of: line + "\n", number: number).map(Manuscript.Piece.inline))
    }
  }

  private mutating func append(_ pieces: [Manuscript.Piece]) {
    passages[passages.count - 1].pieces += pieces
  }

  /// Opens a passage with a condition, or closes it.
  private mutating func readPassageFence(_ line: String, number: Int) {
    let place = SourceRange(line: number, column: 1, length: line.count)
    let words = line.dropFirst(4).split(separator: " ").map(String.init)
    let open = passages[passages.count - 1].condition
    if let block {
      report(place, "a passage inside a block; close the block of line \(block.place.line) first")
    } else if words.isEmpty {
      if open == nil {
        report(place, "'::::' closes no passage; open one with ':::: when EXPERIMENT'")
      }
      passages.append(.init(condition: nil))
    } else if let open {
      report(place, "a passage inside a passage; close that of line \(open.place.line) first")
    } else {
      let keyword = Manuscript.Condition.Keyword(rawValue: words[0])
      if keyword == nil || words.count == 1 {
        report(place, "expected ':::: when EXPERIMENT' or ':::: unless EXPERIMENT'")
      }
      passages.append(
        .init(
          condition: .init(
            keyword: keyword ?? .when, words: Array(words.dropFirst()), place: place)))
    }
  }

  private mutating func readFence(_ line: String, number: Int) {
    let place = SourceRange(line: number, column: 1, length: line.count)
    let words = line.dropFirst(3).split(separator: " ").map(String.init)
    guard let first = words.first else {
      close(place)
      return
    }
    if let block {
      report(
        place,
        "a block inside a block; close the block of line \(block.place.line) with ':::' first")
      return
    }
    guard first != "numbers" || words.count > 1 else {
      block = OpenBlock(kind: nil, definesNumbers: true, place: place)
      return
    }
    guard let kind = Manuscript.Block.Kind(rawValue: first) else {
      let known = Manuscript.Block.Kind.allCases.map(\.rawValue) + ["numbers"]
      report(place, unknown("block", first, among: known))
      block = OpenBlock(kind: nil, place: place)
      return
    }
    let label = words.count > 1 ? words[1] : ""
    // A label is part of file names, links and LaTeX.
    if label.isEmpty || !label.utf8.allSatisfy(isLetterOrDigit) {
      report(place, "a \(first) needs a label of letters and digits, as in '::: \(first) 1'")
    }
    block = OpenBlock(
      kind: kind, label: label, arguments: Array(words.dropFirst(2)), place: place)
  }

  private mutating func readNumber(_ line: String, number: Int) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    do throws(ManuscriptDiagnostic) {
      let named = try NamedNumber(parsing: line, number: number)
      if numbers.contains(where: { $0.name == named.name }) {
        report(named.place, "the number '\(named.name)' is defined twice")
      }
      numbers.append(named)
    } catch {
      diagnostics.append(error)
    }
  }

  private mutating func close(_ place: SourceRange) {
    guard let opened = block else {
      report(place, "':::' closes no block; open one with '::: kind label'")
      return
    }
    if let kind = opened.kind {
      if kind == .equation, !body.allSatisfy(\.isBlank) {
        report(
          opened.place, "the formula of an equation comes from the sources; leave the block empty")
      }
      append([
        .block(
          .init(
            kind: kind, label: opened.label, arguments: opened.arguments, body: body,
            place: opened.place))
      ])
    }
    block = nil
    body = []
  }

  private mutating func inlines(of line: String, number: Int) -> [Manuscript.Inline] {
    var found: [Manuscript.Inline] = []
    var rest = line[...]
    while let start = rest.firstRange(of: "{{") {
      let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        report(
          SourceRange(line: number, column: column, length: 2),
          "the directive is not closed on this line; end it with '}}'")
        return found
      }
      let length = line.distance(from: start.lowerBound, to: end.upperBound)
      let place = SourceRange(line: number, column: column, length: length)
      if start.lowerBound > rest.startIndex {
        found.append(.text(String(rest[..<start.lowerBound])))
      }
      do throws(ManuscriptDiagnostic) {
        let text = rest[start.upperBound..<end.lowerBound]
        found.append(.directive(try Directive(parsing: text, at: place)))
      } catch {
        diagnostics.append(error)
      }
      rest = rest[end.upperBound...]
    }
    return rest.isEmpty ? found : found + [.text(String(rest))]
  }

  private mutating func report(_ place: SourceRange, _ problem: String) {
    diagnostics.append(place.diagnostic(problem))
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
    UInt8(ascii: "a")...UInt8(ascii: "z"):
    true
  default: false
  }
}

extension Manuscript.Inline {
  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}
