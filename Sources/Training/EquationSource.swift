import Foundation

/// What the sources say of a numbered equation: the declaration named after it and the comment above.
///
///     /// What it is, in a sentence or two.
///     ///
///     /// $$
///     /// the formula, on as many lines as it takes
///     /// $$
///     public func equation7<Scalar>(…) -> Scalar {
///
/// A `case equation5 = 5` in the place of the function names an equation that computes nothing.
struct EquationSource: Equatable {
  let number: Int
  /// The first paragraph of the comment, on one line.
  let sentence: String
  /// What stands between the dollar signs.
  let latex: String
  /// The declaration with its attributes, without the comment, moved to the margin.
  let code: String
  /// From the repository's root, and the line of the declaration's name.
  let file: String
  let line: Int

  /// All equations in the folder's files, by number.
  ///
  /// - Throws: `RunError` where the folder cannot be read, a declaration has no formula, or a number
  ///   is declared twice.
  static func all(in folder: String, of repository: URL) throws(RunError) -> [EquationSource] {
    let path = repository.appending(path: folder).path
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path).sorted() else {
      throw RunError(problem: "\(folder) is not there: run dmil in its repository")
    }
    var equations: [EquationSource] = []
    for name in names where name.hasSuffix(".swift") {
      guard let data = FileManager.default.contents(atPath: "\(path)/\(name)") else {
        throw RunError(problem: "\(folder)/\(name) cannot be read")
      }
      equations += try Self.all(in: String(decoding: data, as: UTF8.self), file: "\(folder)/\(name)")
    }
    equations.sort { $0.number < $1.number }
    for (first, second) in zip(equations, equations.dropFirst())
    where first.number == second.number {
      throw RunError(
        problem: "equation \(first.number) is declared in \(first.file):\(first.line) and in "
          + "\(second.file):\(second.line); one of them must go")
    }
    return equations
  }

  /// All equations in the text of one file, in its order.
  static func all(in text: String, file: String) throws(RunError) -> [EquationSource] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var equations: [EquationSource] = []
    for (index, line) in lines.enumerated() {
      guard let match = line.firstMatch(of: /^\s*(?:public func|case) equation(\d+)\b/),
        let number = Int(match.1)
      else { continue }
      let comment = Comment(above: index, in: lines)
      guard let latex = comment.formula, !comment.sentence.isEmpty else {
        throw RunError(
          problem: "\(file):\(index + 1): equation \(number) has no sentence and formula above it; "
            + "write the formula between two lines '/// $$'")
      }
      equations.append(
        EquationSource(
          number: number, sentence: comment.sentence, latex: latex,
          code: declaration(from: comment.end, through: index, in: lines), file: file,
          line: index + 1))
    }
    return equations
  }

  /// The lines from the attributes of the declaration at `line` to the brace that ends its body.
  private static func declaration(
    from start: Int, through line: Int, in lines: [String]
  ) -> String {
    let indentation = String(lines[line].prefix { $0 == " " })
    var end = line
    if lines[line].contains("func ") {
      while end + 1 < lines.count, lines[end] != indentation + "}" { end += 1 }
    }
    return lines[start...end].map { String($0.dropFirst(indentation.count)) }
      .joined(separator: "\n")
  }
}

/// A documentation comment: its first paragraph and its formula.
private struct Comment {
  let sentence: String
  let formula: String?
  /// The index of the line below it, where attributes or the declaration begin.
  let end: Int

  /// The comment above the declaration at `index`, beyond its attributes.
  init(above index: Int, in lines: [String]) {
    var end = index
    while end > 0, lines[end - 1].contains(/^\s*@/) { end -= 1 }
    var start = end
    while start > 0, lines[start - 1].contains(/^\s*\/\/\//) { start -= 1 }
    let text = lines[start..<end].map { line in
      String(line.drop { $0 == " " }.dropFirst(3).drop { $0 == " " })
    }
    self.end = end
    sentence = text.prefix { !$0.isEmpty && $0 != "$$" }.joined(separator: " ")
    let parts = text.split(separator: "$$", maxSplits: 2, omittingEmptySubsequences: false)
    formula = parts.count == 3 && !parts[1].isEmpty ? parts[1].joined(separator: "\n") : nil
  }
}
