/// The manuscript: Markdown with blocks and inline directives that ask for what the results know.
///
///     ::: equation 7          ::: figure 4 robot-response     ::: table 2 settings EXPERIMENT
///     :::                     Caption.                        Caption.
///                             :::                             :::
///
/// The formula of an equation is the one of the sources, so that its block is empty.
///
/// A block `::: numbers` gives numbers a name, a line `NAME = …` for each, and shows nothing.
///
/// Comments from a line that starts with `<!--` to one that ends with `-->` are left out.
/// Equations count 1, 2, 3, … in order, and whatever is numbered must be referred to.
struct Manuscript: Equatable, Sendable {
  /// Text, or a directive within it.
  enum Inline: Equatable, Sendable {
    case text(String)
    case directive(Directive)
  }

  /// A block between `::: kind label …` and `:::`.
  struct Block: Equatable, Sendable {
    enum Kind: String, CaseIterable, Sendable { case equation, algorithm, table, figure, listing }

    let kind: Kind
    /// What it is called: the 7 of Equation (7), the R1 of Table R1.
    let label: String
    /// The words after the label.
    let arguments: [String]
    let body: [Inline]
    let place: SourceRange
  }

  enum Piece: Equatable, Sendable {
    case inline(Inline)
    case block(Block)
  }

  let pieces: [Piece]
  /// What the manuscript names, in its order.
  let numbers: [NamedNumber]
  let file: String
  private let lines: [String]

  /// Reads a manuscript; `file` is the name that errors carry.
  ///
  /// - Throws: all that is wrong with its form. Whether keys exist is seen when it is expanded.
  init(parsing text: String, file: String) throws(ManuscriptErrors) {
    var parser = Parser()
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() { parser.read(line, number: index + 1) }
    parser.finish()
    parser.complaints += HardCodedNumbers(in: lines).complaints
    self.file = file
    (pieces, numbers) = (parser.pieces, parser.numbers)
    guard parser.complaints.isEmpty else { throw errors(parser.complaints) }
  }

  /// `complaints` with file and source lines, in the order of the text.
  func errors(_ complaints: [ManuscriptDiagnostic]) -> ManuscriptErrors {
    let ordered = complaints.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
    return ManuscriptErrors(
      all: ordered.map {
        ManuscriptError(
          file: file, place: $0.place, problem: $0.problem, source: lines[$0.place.line - 1])
      })
  }
}

extension Manuscript.Inline {
  fileprivate var isBlank: Bool {
    if case .text(let text) = self { text.allSatisfy(\.isWhitespace) } else { false }
  }
}

private struct Parser {
  private struct Opening {
    /// `nil` after an unknown word, so that the block is read to its end and dropped.
    let kind: Manuscript.Block.Kind?
    var isOfNumbers = false
    let label: String
    let arguments: [String]
    let place: SourceRange
  }

  var pieces: [Manuscript.Piece] = []
  var numbers: [NamedNumber] = []
  var complaints: [ManuscriptDiagnostic] = []
  private var isInComment = false
  private var opening: Opening?
  private var body: [Manuscript.Inline] = []

  mutating func read(_ line: String, number: Int) {
    if isInComment || line.hasPrefix("<!--") {
      isInComment = !line.hasSuffix("-->")
    } else if line.hasPrefix(":::") {
      readFence(line, number: number)
    } else if opening?.isOfNumbers == true {
      readNumber(line, number: number)
    } else {
      body.append(contentsOf: inlines(of: line + "\n", number: number))
      if opening == nil { flush() }
    }
  }

  mutating func finish() {
    if let opening { complain(opening.place, "block is never closed; end it with a line ':::'") }
    if complaints.isEmpty { checkNumbering() }
  }

  private mutating func flush() {
    pieces.append(contentsOf: body.map(Manuscript.Piece.inline))
    body = []
  }

  private mutating func readFence(_ line: String, number: Int) {
    let place = SourceRange(line: number, column: 1, length: line.count)
    let words = line.dropFirst(3).split(separator: " ").map(String.init)
    guard let first = words.first else {
      close(place)
      return
    }
    guard opening == nil else {
      complain(
        place, "block inside a block; close the one of line \(opening?.place.line ?? 0) first")
      return
    }
    guard first != "numbers" || words.count > 1 else {
      opening = Opening(kind: nil, isOfNumbers: true, label: "", arguments: [], place: place)
      return
    }
    guard let kind = Manuscript.Block.Kind(rawValue: first) else {
      let known = Manuscript.Block.Kind.allCases.map(\.rawValue) + ["numbers"]
      complain(place, unknown("block", first, among: known))
      opening = Opening(kind: nil, label: "", arguments: [], place: place)
      return
    }
    if words.count == 1 { complain(place, "\(first) without a number; write '::: \(first) 1'") }
    opening = Opening(
      kind: kind, label: words.count > 1 ? words[1] : "", arguments: Array(words.dropFirst(2)),
      place: place)
  }

  private mutating func readNumber(_ line: String, number: Int) {
    guard !line.allSatisfy(\.isWhitespace) else { return }
    do throws(ManuscriptDiagnostic) {
      let named = try NamedNumber(parsing: line, number: number)
      if numbers.contains(where: { $0.name == named.name }) {
        complain(named.place, "number '\(named.name)' exists already")
      }
      numbers.append(named)
    } catch {
      complaints.append(error)
    }
  }

  private mutating func close(_ place: SourceRange) {
    guard let opened = opening else {
      complain(place, "':::' closes nothing; open a block with '::: kind number'")
      return
    }
    if let kind = opened.kind {
      if kind == .equation, !body.allSatisfy(\.isBlank) {
        complain(
          opened.place,
          "an equation is not typed: its formula comes from the sources; leave the block empty")
      }
      pieces.append(
        .block(
          .init(
            kind: kind, label: opened.label, arguments: opened.arguments, body: body,
            place: opened.place)))
    }
    opening = nil
    body = []
  }

  private mutating func inlines(of line: String, number: Int) -> [Manuscript.Inline] {
    var found: [Manuscript.Inline] = []
    var rest = line[...]
    while let start = rest.firstRange(of: "{{") {
      let column = line.distance(from: line.startIndex, to: start.lowerBound) + 1
      guard let end = rest[start.upperBound...].firstRange(of: "}}") else {
        complain(
          SourceRange(line: number, column: column, length: 2),
          "directive is never closed on this line; end it with '}}'")
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
        complaints.append(error)
      }
      rest = rest[end.upperBound...]
    }
    return rest.isEmpty ? found : found + [.text(String(rest))]
  }

  private mutating func complain(_ place: SourceRange, _ problem: String) {
    complaints.append(ManuscriptDiagnostic(place: place, problem: problem))
  }
}

extension Parser {
  /// Equations in order, labels once each, references to what exists, and nothing unreferred to.
  fileprivate mutating func checkNumbering() {
    var blocks: [Manuscript.Block] = []
    var directives: [Directive] = []
    for piece in pieces {
      switch piece {
      case .inline(.directive(let directive)): directives.append(directive)
      case .inline(.text): break
      case .block(let block):
        blocks.append(block)
        directives += block.body.compactMap {
          if case .directive(let directive) = $0 { directive } else { nil }
        }
      }
    }
    checkNumbers(askedForBy: directives)
    checkEquationOrder(blocks.filter { $0.kind == .equation })
    for kind in Manuscript.Block.Kind.allCases {
      let labels = blocks.filter { $0.kind == kind }.map(\.label)
      let references = directives.filter { $0.name.rawValue == kind.rawValue }
      for reference in references where !labels.contains(reference.arguments[0]) {
        complain(reference.place, unknown(kind.rawValue, reference.arguments[0], among: labels))
      }
      for (index, block) in blocks.filter({ $0.kind == kind }).enumerated() {
        if labels[..<index].contains(block.label) {
          complain(block.place, "\(kind.rawValue) \(block.label) exists already")
        } else if !references.contains(where: { $0.arguments[0] == block.label }) {
          complain(
            block.place,
            "\(kind.rawValue) \(block.label) is unused: nothing refers to it by "
              + "{{\(kind.rawValue) \(block.label)}}")
        }
      }
    }
  }

  /// Every named number is asked for, and what is asked for has a name.
  private mutating func checkNumbers(askedForBy directives: [Directive]) {
    let names = numbers.map(\.name)
    for directive in directives {
      guard let name = directive.namedNumber, !names.contains(name) else { continue }
      complain(directive.place, unknown("number", name, among: names))
    }
    let asked = Set(directives.compactMap(\.namedNumber))
    for number in numbers where !asked.contains(number.name) {
      complain(
        number.place,
        "number '\(number.name)' is unused: nothing asks for {{number \(number.name)}}")
    }
  }

  private mutating func checkEquationOrder(_ equations: [Manuscript.Block]) {
    for (index, equation) in equations.enumerated() where Int(equation.label) != index + 1 {
      complain(
        equation.place,
        "equation \(equation.label) is out of order; the next number is \(index + 1)")
      return
    }
  }
}
