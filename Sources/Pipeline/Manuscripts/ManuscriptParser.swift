/// Reads the lines of a manuscript into pieces, named numbers and diagnostics.
struct ManuscriptParser {
  private struct OpenBlock {
    /// `nil` for an unknown kind, whose block is read to its end and dropped, and for numbers.
    let kind: Manuscript.Block.Kind?
    var definesNumbers = false
    var label = ""
    var arguments: [String] = []
    let place: SourceRange
  }

  private(set) var pieces: [Manuscript.Piece] = []
  private(set) var numbers: [NamedNumber] = []
  var diagnostics: [ManuscriptDiagnostic] = []
  private var isInComment = false
  private var block: OpenBlock?
  private var body: [Manuscript.Inline] = []

  init(_ lines: [String]) {
    for (index, line) in lines.enumerated() { read(line, number: index + 1) }
    if let block { report(block.place, "the block is never closed; end it with a line ':::'") }
    if diagnostics.isEmpty { checkReferences() }
  }

  private mutating func read(_ line: String, number: Int) {
    if isInComment || line.hasPrefix("<!--") {
      isInComment = !line.hasSuffix("-->")
    } else if line.hasPrefix(":::") {
      readFence(line, number: number)
    } else if block?.definesNumbers == true {
      readNumber(line, number: number)
    } else if block != nil {
      body += inlines(of: line + "\n", number: number)
    } else {
      pieces += inlines(of: line + "\n", number: number).map(Manuscript.Piece.inline)
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
      pieces.append(
        .block(
          .init(
            kind: kind, label: opened.label, arguments: opened.arguments, body: body,
            place: opened.place)))
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

// MARK: - References

extension ManuscriptParser {
  /// Checks that equations are in order, labels unique, references valid and blocks referred to.
  private mutating func checkReferences() {
    let (blocks, directives) = pieces.contents
    checkNames(in: directives)
    let equations = blocks.filter { $0.kind == .equation }
    if let (index, equation) = equations.enumerated().first(where: { Int($1.label) != $0 + 1 }) {
      report(
        equation.place,
        "equation \(equation.label) is out of order; the next number is \(index + 1)")
    }
    for kind in Manuscript.Block.Kind.allCases {
      let own = blocks.filter { $0.kind == kind }
      let labels = own.map(\.label)
      let references = directives.filter { $0.name.rawValue == kind.rawValue }
      for reference in references where !labels.contains(reference.arguments[0]) {
        report(reference.place, unknown(kind.rawValue, reference.arguments[0], among: labels))
      }
      for (index, block) in own.enumerated() {
        let name = "\(kind.rawValue) \(block.label)"
        if labels[..<index].contains(block.label) {
          report(block.place, "\(name) is defined twice")
        } else if !references.contains(where: { $0.arguments[0] == block.label }) {
          report(block.place, "\(name) is unused: no text refers to it with {{\(name)}}")
        }
      }
    }
  }

  /// Checks that every named number is used, and every used name defined.
  private mutating func checkNames(in directives: [Directive]) {
    let names = numbers.map(\.name)
    let used = directives.filter { $0.namedNumber != nil }
    for directive in used {
      guard let name = directive.namedNumber, !names.contains(name) else { continue }
      report(directive.place, unknown("number", name, among: names))
    }
    for number in numbers where !used.contains(where: { $0.namedNumber == number.name }) {
      report(
        number.place,
        "the number '\(number.name)' is unused: no text has {{number \(number.name)}}")
    }
  }
}
