/// A numbered equation as it is printed, read from its LaTeX.
public struct PrintedFormula: Sendable {
  /// A minimization, a definition or an equality.
  public struct Clause: Equatable, Sendable {
    /// Such as `\min_d` and `\max_{\pi,f}`.
    public var heads: [String]
    public var sides: [PrintedExpression]
    /// Between the sides, such as `:=`.
    public var relations: [String]
    /// Whether `\Rightarrow` stands before it.
    public var isConsequence = false
  }

  /// A change of the text that changes its meaning.
  public struct Edit: Sendable {
    public let range: Range<Int>
    public let replacement: String
    public let change: String

    public func applied(to latex: String) -> String {
      let characters = Array(latex)
      return String(characters[..<range.lowerBound]) + replacement
        + String(characters[range.upperBound...])
    }
  }

  public var clauses: [Clause]
  /// One for each sign, term, factor, index, number, dataset and argument, and more.
  public var edits: [Edit]
}

/// An expression of printed mathematics.
public indirect enum PrintedExpression: Equatable, Sendable {
  public enum Function: String, Sendable {
    case log, exponential, minimum, maximum, absolute, normal, huber
  }

  public enum Relation: String, CaseIterable, Sendable {
    case less = "<"
    case greater = ">"
    case atMost = #"\le"#
    case atLeast = #"\ge"#
    case unequal = #"\ne"#
  }

  public struct Condition: Equatable, Sendable {
    public var left: PrintedExpression
    public var relation: Relation
    public var right: PrintedExpression
  }

  public struct Case: Equatable, Sendable {
    public var value: PrintedExpression
    public var condition: Condition
  }

  public struct Index: Equatable, Sendable {
    public var name: String
    /// The name of the last index, the first being 1; `nil` for all that there are.
    public var last: String?
  }

  case number(Double)
  /// A symbol with its indices and arguments, such as `\pi(a|s)`.
  case atom(String)
  case negation(PrintedExpression)
  case binary(Expression.Operation, PrintedExpression, PrintedExpression)
  case power(PrintedExpression, PrintedExpression)
  case call(Function, [PrintedExpression])
  /// The sum of the expectations over some datasets; no dataset stands for the batch. `variables` are
  /// the components of a sample, where they are named.
  case expectation(datasets: [String], variables: Set<String>?, PrintedExpression)
  /// `domain` is empty where none is named.
  case integral(domain: String, variable: String, PrintedExpression)
  case sum([Index], unequal: Bool, PrintedExpression)
  case indicator(Condition)
  case cases([Case])
}

// MARK: The outline

extension PrintedFormula {
  /// What is compared with a stated form: heads, relations, and sides of one symbol or number.
  ///
  /// "·" stands for every other side.
  public var outline: String {
    var outline = ""
    for clause in clauses {
      if !outline.isEmpty { outline += clause.isConsequence ? " => " : "; " }
      outline += clause.heads.map { $0 + " " }.joined()
      for (index, side) in clause.sides.enumerated() {
        if index > 0 { outline += " \(clause.relations[index - 1]) " }
        switch side {
        case .atom(let name): outline += name
        case .number(let number): outline += "\(number)"
        default: outline += "·"
        }
      }
    }
    return outline
  }
}
