/// A numbered equation as its source shows it: what stands beside its checks in the paper.
public struct EquationSource: Equatable, Sendable {
  /// The number in the paper.
  public let number: Int
  /// The first paragraph of the doc comment.
  public let summary: String
  /// The formula, between the two lines `$$` of the doc comment.
  public let latex: String
  /// The further paragraphs of the doc comment, such as what is misprinted.
  public let remark: String
  /// The declaration as it is written, without its doc comment and attributes.
  public let code: String
  /// What is computed; `nil` for an equation that computes nothing.
  let formula: Formula?
  /// From the root of the repository.
  public let file: String
  /// The line of the declaration, from 1.
  public let line: Int
}

extension EquationSource {
  /// Reads all functions `equationN` and cases `equationN` of a file, in the order of the file.
  public static func all(in source: SourceFile) throws(EquationSourceError) -> [EquationSource] {
    let lines = source.text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [EquationSource] = []
    for index in lines.indices {
      guard let number = declaredNumber(in: lines[index]) else { continue }
      found.append(
        try EquationSource(number: number, declaredAt: index, of: lines, in: source.path))
    }
    return found
  }

  /// Reads all equations of some files, in the order of their numbers.
  ///
  /// - Throws: `EquationSourceError` also where two have the same number.
  public static func all(in sources: [SourceFile]) throws(EquationSourceError) -> [EquationSource] {
    var found: [EquationSource] = []
    for source in sources { found += try all(in: source) }
    found.sort { $0.number < $1.number }
    for (left, right) in zip(found, found.dropFirst()) where left.number == right.number {
      throw EquationSourceError(
        file: right.file, line: right.line,
        problem: "Equation (\(right.number)) is also declared at \(left.file):\(left.line)")
    }
    return found
  }

  private init(
    number: Int, declaredAt index: Int, of lines: [Substring], in file: String
  ) throws(EquationSourceError) {
    func failure(_ problem: String, at line: Int) -> EquationSourceError {
      EquationSourceError(
        file: file, line: line + 1, problem: "Equation (\(number)): \(problem)")
    }
    self.number = number
    self.file = file
    line = index + 1

    let comment = DocComment(above: index, in: lines)
    guard let latex = comment.latex else {
      throw failure("its doc comment has no formula between two lines '/// $$'", at: index)
    }
    (summary, self.latex, remark) = (comment.summary, latex, comment.remark)

    guard lines[index].contains("func ") else {
      code = String(lines[index].drop(while: \.isWhitespace))
      formula = nil
      return
    }
    guard let opening = lines[index...].firstIndex(where: { $0.hasSuffix("{") }),
      let closing = lines[index...].firstIndex(of: "}"), opening < closing
    else { throw failure("the end of its function is not found", at: index) }
    code = lines[index...closing].joined(separator: "\n")
    do {
      formula = try Formula(parsing: lines[(opening + 1)..<closing].joined(separator: "\n"))
    } catch {
      throw failure("\(error)", at: opening + error.line)
    }
  }
}

/// The number of the equation that a line declares, as a function or as a case.
private func declaredNumber(in line: Substring) -> Int? {
  let words = line.split { $0 == " " || $0 == "<" || $0 == "(" }
  guard let keyword = words.firstIndex(where: { $0 == "func" || $0 == "case" }),
    words.count > keyword + 1, words[keyword + 1].hasPrefix("equation")
  else { return nil }
  return Int(words[keyword + 1].dropFirst("equation".count))
}

/// The doc comment over a declaration, in parts.
private struct DocComment {
  var summary = ""
  var latex: String?
  var remark = ""

  init(above declaration: Int, in lines: [Substring]) {
    var comment: [Substring] = []
    var index = declaration - 1
    while index >= 0 {
      let line = lines[index].drop(while: \.isWhitespace)
      guard line.hasPrefix("///") || line.hasPrefix("@") else { break }
      if line.hasPrefix("///") { comment.append(line.dropFirst(3).drop { $0 == " " }) }
      index -= 1
    }
    comment.reverse()
    let parts = comment.split(separator: "$$", maxSplits: 2, omittingEmptySubsequences: false)
    summary = paragraphs(parts[0])
    guard parts.count == 3 else { return }
    latex = parts[1].joined(separator: "\n")
    remark = paragraphs(parts[2])
  }
}

/// Paragraphs of one line each, with an empty line between them.
private func paragraphs(_ lines: ArraySlice<Substring>) -> String {
  lines.split(separator: "").map { $0.joined(separator: " ") }.joined(separator: "\n\n")
}
