/// A number that the manuscript defines by name, in a block `::: numbers`.
///
///     up-dmil = robot/standing-still/dmil/survival_mean_s digits=1 unit=s statistic=spread
///     gain    = ( hopper/dmil/score - hopper/bc/score ) / hopper/bc/score digits=2 percent=2
///
/// The options hold for each operand of a formula and for its value.
public struct NamedNumber: Equatable, Sendable {
  public let name: String
  public let formula: Arithmetic
  let options: [String: String]
  public let place: SourceRange

  /// Reads a line of the block.
  init(parsing line: String, number: Int) throws(ManuscriptDiagnostic) {
    let text = line.drop(while: \.isWhitespace)
    let place = SourceRange(
      line: number, column: line.count - text.count + 1, length: max(1, text.count))
    let words = text.split(separator: " ").map(String.init)
    // Options are the words with "=" inside at the end of the line.
    let start = words.lastIndex { !$0.contains("=") || $0 == "=" }.map { $0 + 1 } ?? 0
    let options = try Directive.Name.number.options(Array(words[start...]), at: place)
    let isName = words.first?.allSatisfy { $0.isLetter || $0.isNumber || "+-".contains($0) } == true
    let terms = words[..<start].dropFirst(2).joined(separator: " ")
    let formula = Arithmetic(parsing: terms) { $0.contains("/") && $0 != "/" }
    guard isName, words.count > 2, words[1] == "=", let formula, !formula.operands.isEmpty else {
      throw place.diagnostic(
        "expected NAME = EXPERIMENT/METHOD/METRIC and options, or a formula of such terms with "
          + "+ - * / ( ), separated by spaces")
    }
    (name, self.formula, self.options, self.place) = (words[0], formula, options, place)
  }

  /// `{{number …}}` for an operand.
  public func directive(for operand: String) -> Directive {
    Directive(name: .number, arguments: [operand], options: options, place: place)
  }
}
