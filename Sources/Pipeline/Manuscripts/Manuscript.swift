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
///
///     :::: when EXPERIMENT …      :::: unless EXPERIMENT …
///     Text and blocks.            Text in its place.
///     ::::                        ::::
///
/// A passage between such lines is kept only if the profile has runs of each of the experiments, or only
/// if it lacks one.
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

  /// When a passage is kept: `when` the profile has runs of each experiment, `unless` it has.
  public struct Condition: Equatable, Sendable {
    public enum Keyword: String, Sendable { case when, unless }

    public let keyword: Keyword
    /// Experiments, and options before them as in figures.
    public let words: [String]
    public let place: SourceRange

    /// What to do with text that does not belong outside of the passage.
    var remedy: String { remedyForText(about: words) }
  }

  /// Text and blocks that are kept or left out together.
  struct Passage: Equatable, Sendable {
    /// `nil` for what every profile keeps.
    let condition: Condition?
    var pieces: [Piece] = []
  }

  /// All blocks, and all directives, also of captions.
  public struct Contents {
    public fileprivate(set) var blocks: [Block]
    public fileprivate(set) var directives: [Directive]
  }

  private var passages: [Passage]
  /// The definitions of `::: numbers`, in order.
  public private(set) var numbers: [NamedNumber]
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
    (passages, numbers) = (parser.passages, parser.numbers)
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

  public var pieces: [Piece] { passages.flatMap(\.pieces) }

  public var contents: Contents { passages.contents }

  /// The manuscript without the passages whose condition is not satisfied, and without the numbers that
  /// only those use.
  ///
  /// - Throws: what `isSatisfied` throws, and references to blocks that are left out.
  public func keeping(
    _ isSatisfied: (Condition) throws(ManuscriptDiagnostic) -> Bool
  ) throws(SpecificationErrors) -> Manuscript {
    var diagnostics: [ManuscriptDiagnostic] = []
    var kept = self
    kept.passages = []
    var leftOut: [(block: Block, condition: Condition)] = []
    for passage in passages {
      do throws(ManuscriptDiagnostic) {
        if let condition = passage.condition, try !isSatisfied(condition) {
          leftOut += [passage].contents.blocks.map { ($0, condition) }
        } else {
          kept.passages.append(passage)
        }
      } catch {
        diagnostics.append(error)
      }
    }
    kept.numbers = numbers.filter(kept.contents.uses)
    if diagnostics.isEmpty {
      diagnostics = kept.contents.diagnostics(numbers: kept.numbers, leftOut: leftOut)
    }
    guard diagnostics.isEmpty else { throw errors(diagnostics) }
    return kept
  }
}

/// "put it between …", for text about runs that a profile may lack.
public func remedyForText(about words: [String]) -> String {
  "put the text between ':::: when \(words.joined(separator: " "))' and '::::'"
}

extension [Manuscript.Passage] {
  var contents: Manuscript.Contents {
    var contents = Manuscript.Contents(blocks: [], directives: [])
    for piece in flatMap(\.pieces) {
      var inlines: [Manuscript.Inline] = []
      switch piece {
      case .inline(let inline): inlines = [inline]
      case .block(let block):
        contents.blocks.append(block)
        inlines = block.body
      }
      for case .directive(let directive) in inlines { contents.directives.append(directive) }
    }
    return contents
  }
}
