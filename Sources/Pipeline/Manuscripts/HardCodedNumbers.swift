/// Finds numbers that are typed into sections of results, whose heading has `{.results}`.
///
///     ## Results on the robot {.results}
///
/// Directives, mathematics, code, citations, targets of links, lines of blocks and list markers are
/// skipped; so are digits of a word that begins with a letter, as in D4RL.
struct HardCodedNumbers {
  private(set) var diagnostics: [ManuscriptDiagnostic] = []
  /// The level of the heading of the open section of results.
  private var level: Int?
  private var isInComment = false
  private var isInCode = false
  private var isInNumbers = false
  /// `$` or `$$` while mathematics is open; it may span lines.
  private var openMath = ""

  init(in lines: [String]) {
    for (index, line) in lines.enumerated() { read(line, number: index + 1) }
  }

  private mutating func read(_ line: String, number: Int) {
    if isInComment || line.hasPrefix("<!--") {
      isInComment = !line.hasSuffix("-->")
    } else if line.hasPrefix(":::") {
      isInNumbers = line.hasPrefix("::: numbers")
    } else if line.hasPrefix("~~~") || line.hasPrefix("```") {
      isInCode.toggle()
    } else if !isInCode, !isInNumbers {
      if line.hasPrefix("#") { readHeading(line) }
      if level != nil { search(line, number: number) }
    }
  }

  private mutating func readHeading(_ line: String) {
    let depth = line.prefix { $0 == "#" }.count
    if let level, depth <= level { self.level = nil }
    let attributes = line.split(separator: "{").dropFirst().last ?? ""
    if level == nil, attributes.split(whereSeparator: { " }".contains($0) }).contains(".results") {
      level = depth
    }
  }

  private mutating func search(_ line: String, number: Int) {
    if line.allSatisfy(\.isWhitespace), openMath == "$" { openMath = "" }
    var rest = line[...]
    if openMath.isEmpty, let marker = rest.prefixMatch(of: /\s*\d+[.)]\s/) {
      rest = rest[marker.range.upperBound...]
    }
    while let first = rest.first {
      if !openMath.isEmpty {
        guard let end = rest.firstRange(of: openMath) else { return }
        rest = rest[end.upperBound...]
        openMath = ""
      } else if first == "$" {
        openMath = rest.hasPrefix("$$") ? "$$" : "$"
        rest = rest.dropFirst(openMath.count)
      } else if let skipped = rest.prefixMatch(of: Self.noProse) {
        rest = rest[skipped.range.upperBound...]
      } else if let found = rest.prefixMatch(of: /[0-9]+(?:[.,][0-9]+)*/) {
        let column = line.distance(from: line.startIndex, to: rest.startIndex) + 1
        let digits = String(found.0)
        diagnostics.append(
          SourceRange(line: number, column: column, length: digits.count).diagnostic(
            "hard-coded number '\(digits)' among results; use {{number …}} or {{setting …}}, or "
              + "{{given \(digits)}} for a number that is not a result"))
        rest = rest[found.range.upperBound...]
      } else {
        rest = rest.dropFirst()
      }
    }
  }

  /// A directive, code, the target of a link, a note, attributes, a citation, an escaped character or
  /// a word.
  private nonisolated(unsafe) static let noProse =
    /\{\{.*?\}\}|`[^`]*`|\]\([^)]*\)|\[\^[^\]]*\]|\{[^}]*\}|@[A-Za-z][\w:.\-]*|\\.|\p{L}[\p{L}\d]*/
}
