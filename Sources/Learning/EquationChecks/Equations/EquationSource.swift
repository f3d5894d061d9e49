internal import Formulas

/// A numbered equation in its source.
///
/// The doc comment of a function, or of a case for an equation that computes nothing, tags it with its
/// number and formula; a function of several equations has several tags:
///
///     /// A sentence.
///     ///
///     /// Equation 1
///     ///
///     /// $$
///     /// \LaTeX
///     /// $$
///     ///
///     /// Equation 11: Another sentence.
///     ⋮
struct EquationSource: Equatable {
  let number: Int
  /// The sentence of the tag, or else the first paragraph of the doc comment.
  let sentence: String
  /// The lines between the two lines `$$`.
  let latex: String
  /// The declaration without its doc comment and attributes.
  let code: String
  /// `nil` for an equation that computes nothing.
  let formula: Formula?
  /// From the root of the repository.
  let file: String
  /// The line of the declaration, from 1.
  let line: Int
}

/// An equation that cannot be read from its source.
public struct EquationSourceError: Error, Equatable, CustomStringConvertible {
  public var file: String
  /// From 1.
  public var line: Int
  public var problem: String

  public var description: String { "\(file):\(line): \(problem)" }
}

extension EquationSource {
  /// The equations of some files, in the order of their numbers.
  ///
  /// - Throws: `EquationSourceError` also where two have the same number.
  static func all(in sources: [SourceFile]) throws(EquationSourceError) -> [EquationSource] {
    var found: [EquationSource] = []
    for source in sources {
      let lines = source.text.split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for index in lines.indices where isDeclaration(lines[index]) {
        for tag in EquationTag.all(above: index, in: lines) {
          found.append(try EquationSource(tag, declaredAt: index, of: lines, in: source.path))
        }
      }
    }
    found.sort { $0.number < $1.number }
    for (left, right) in zip(found, found.dropFirst()) where left.number == right.number {
      throw EquationSourceError(
        file: right.file, line: right.line,
        problem: "Equation (\(right.number)) is also declared at \(left.file):\(left.line)")
    }
    return found
  }

  private static func isDeclaration(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return words.first?.hasPrefix("//") == false
      && words.contains { $0 == "func" || $0 == "case" }
  }

  private init(
    _ tag: EquationTag, declaredAt index: Int, of lines: [Substring], in file: String
  ) throws(EquationSourceError) {
    func failure(_ problem: String, at line: Int) -> EquationSourceError {
      EquationSourceError(
        file: file, line: line + 1, problem: "Equation (\(tag.number)): \(problem)")
    }
    guard let latex = tag.latex else {
      throw failure("its tag is not followed by a formula between two lines '/// $$'", at: index)
    }
    (number, sentence, self.latex) = (tag.number, tag.sentence, latex)
    (self.file, line) = (file, index + 1)

    guard lines[index].contains("func ") else {
      code = String(lines[index].drop(while: \.isWhitespace))
      formula = nil
      return
    }
    guard let start = lines[index...].firstIndex(where: { $0.hasSuffix("{") }),
      let end = lines[index...].firstIndex(of: "}"), start < end
    else { throw failure("the end of its function is not found", at: index) }
    code = lines[index...end].joined(separator: "\n")
    do {
      formula = try Formula(parsing: lines[(start + 1)..<end].joined(separator: "\n"))
    } catch {
      throw failure("\(error)", at: start + error.line)
    }
  }
}

/// A tag of a doc comment: "Equation 11" or "Equation 11: A sentence.", and the formula behind it.
private struct EquationTag {
  let number: Int
  let sentence: String
  /// `nil` where another paragraph follows the tag.
  let latex: String?

  static func all(above declaration: Int, in lines: [Substring]) -> [EquationTag] {
    let above = lines[..<declaration].reversed().prefix {
      let text = $0.drop(while: \.isWhitespace)
      return text.hasPrefix("///") || text.hasPrefix("@")
    }
    let comment = above.reversed().map { $0.drop(while: \.isWhitespace) }
      .filter { $0.hasPrefix("///") }.map { $0.dropFirst(3).drop { $0 == " " } }
    let paragraphs = comment.split(separator: "")
    return paragraphs.indices.compactMap { index -> EquationTag? in
      let text = paragraphs[index].joined(separator: " ")
      guard let match = text.wholeMatch(of: /Equation (\d+)(?:: (.+))?/),
        let number = Int(match.1)
      else { return nil }
      let next = index + 1 < paragraphs.count ? paragraphs[index + 1] : []
      let isFormula = next.count > 2 && next.first == "$$" && next.last == "$$"
      return EquationTag(
        number: number,
        sentence: match.2.map(String.init) ?? paragraphs[0].joined(separator: " "),
        latex: isFormula ? next.dropFirst().dropLast().joined(separator: "\n") : nil)
    }
  }
}
