public import Specifications

/// The manuscript: Markdown with blocks and inline directives that are filled from results.
///
///     ::: equation 7          ::: figure 4 robot-response     ::: table 2 settings EXPERIMENT
///     :::                     Caption.                        Caption.
///                             :::                             :::
///
/// The formula of an equation comes from the sources, so that its block is empty. A block
/// `::: numbers` defines named numbers, one a line, and prints nothing. Comments reach from a line that
/// starts with `<!--` to one that ends with `-->`. Equations are numbered 1, 2, 3, … in order, and
/// every numbered block must be referred to.
public struct Manuscript: Equatable, Sendable {
  public enum Inline: Equatable, Sendable {
    case text(String)
    case directive(Directive)
  }

  /// A block between `::: kind label …` and `:::`.
  public struct Block: Equatable, Sendable {
    public enum Kind: String, CaseIterable, Sendable {
      case equation, algorithm, table, figure, listing
    }

    public let kind: Kind
    /// The 7 of Equation (7), the R1 of Table R1: letters and digits.
    public let label: String
    /// The words after the label.
    public let arguments: [String]
    public let body: [Inline]
    public let place: SourceRange
  }

  public enum Piece: Equatable, Sendable {
    case inline(Inline)
    case block(Block)
  }

  public let pieces: [Piece]
  /// The definitions of `::: numbers`, in order.
  public let numbers: [NamedNumber]
  let file: String
  private let lines: [String]

  /// Reads a manuscript, whatever its line ends; `file` is the name in errors.
  ///
  /// - Throws: everything that is wrong with its form. Its names are checked when it is expanded.
  public init(parsing text: String, file: String) throws(SpecificationErrors) {
    // A carriage return and a line feed are one Character.
    lines = text.replacing("\r\n", with: "\n")
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var parser = ManuscriptParser(lines)
    parser.diagnostics += HardCodedNumbers(in: lines).diagnostics
    self.file = file
    (pieces, numbers) = (parser.pieces, parser.numbers)
    guard parser.diagnostics.isEmpty else { throw errors(parser.diagnostics) }
  }

  /// The diagnostics with file and source line, in the order of the text.
  public func errors(_ diagnostics: [ManuscriptDiagnostic]) -> SpecificationErrors {
    SpecificationErrors(
      diagnostics.map { diagnostic in
        let place = diagnostic.place
        return SpecificationError(
          file: file, line: place.line, column: place.column, width: place.length,
          message: diagnostic.problem, sourceLine: lines[place.line - 1])
      })
  }

  /// All blocks, and all directives, also of captions.
  public var contents: (blocks: [Block], directives: [Directive]) { pieces.contents }
}

extension [Manuscript.Piece] {
  var contents: (blocks: [Manuscript.Block], directives: [Directive]) {
    var (blocks, directives): ([Manuscript.Block], [Directive]) = ([], [])
    for piece in self {
      var inlines: [Manuscript.Inline] = []
      switch piece {
      case .inline(let inline): inlines = [inline]
      case .block(let block):
        blocks.append(block)
        inlines = block.body
      }
      for case .directive(let directive) in inlines { directives.append(directive) }
    }
    return (blocks, directives)
  }
}
