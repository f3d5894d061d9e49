internal import Formulas
internal import Records

/// The LaTeX of an equation, parsed and evaluated, against the function that computes it.
///
/// Heads such as min over π, relations, and the symbols that an equation defines are compared with a
/// stated outline; every other side of every clause is evaluated, and all sides must be equal.
struct PrintedCheck: Sendable {
  static let tolerance = 1e-12

  private let number: Int
  private let notation: Notation
  /// One for each draw of the inputs.
  private let draws: [PrintedValues]
  /// The values of the compiled function that the clauses must have, where a clause does not name it.
  private let references: [[Int: Value]]

  init(of number: Int, _ values: EquationValues, unionsAreMixtures: Bool = false) throws {
    self.number = number
    var notation = Notation.of(number)
    notation.unionsAreMixtures = unionsAreMixtures
    self.notation = notation
    var (draws, references): ([PrintedValues], [[Int: Value]]) = ([], [])
    for draw in 0..<Identity.drawCount {
      let inputs = Inputs.drawn(draw).withSymbols()
      let losses = notation.losses(at: inputs)
      draws.append(PrintedValues(notation: notation, values: inputs.values, losses: losses))
      references.append(try Self.references(of: number, inputs, losses, values))
    }
    (self.draws, self.references) = (draws, references)
  }

  /// The largest difference of any two sides of the formula, over all draws.
  ///
  /// - Throws: `LatexError` and `EvaluationError`.
  private func error(of latex: String, stopsAtFirst: Bool) throws -> (Double, PrintedFormula) {
    let formula = try PrintedFormula(parsing: latex, notation)
    try compareOutline(of: formula, latex)
    guard PrintedFormula.wholeTexts[number] == nil else { return (0, formula) }
    var worst = 0.0
    for (values, references) in zip(draws, references) {
      for (index, clause) in formula.clauses.enumerated() {
        worst = max(worst, try error(of: clause, values, reference: references[index]))
      }
      if stopsAtFirst, worst > Self.tolerance { break }
    }
    return (worst, formula)
  }

  private func compareOutline(of formula: PrintedFormula, _ latex: String) throws(LatexError) {
    if let whole = PrintedFormula.wholeTexts[number] {
      let text = LatexToken.joined(LatexToken.tokens(of: Array(latex)))
      guard text == whole else { throw LatexError(problem: "\(text) is not \(whole)") }
    } else if let outline = PrintedFormula.outlines[number], formula.outline != outline {
      throw LatexError(problem: "its outline is \(formula.outline), not \(outline)")
    }
  }

  private func error(
    of clause: PrintedFormula.Clause, _ values: PrintedValues, reference: Value?
  ) throws(EvaluationError) -> Double {
    var sides: [Value] = reference.map { [$0] } ?? []
    for side in clause.sides where side != .number(0) { sides.append(try side.value(values)) }
    return try largestError(of: sides)
  }

  /// The check of a formula, and of every formula that differs from it in one part.
  func check(
    _ latex: String, withMutants: Bool = false
  ) -> (check: Check, mutants: [(change: String, isCaught: Bool)]) {
    do {
      let (error, formula) = try error(of: latex, stopsAtFirst: false)
      let check = Check(
        .printed, name, measured: error, tolerance: Self.tolerance, count: draws.count)
      // The mutants of a wrong formula prove nothing: one of them is the right formula.
      guard withMutants, check.passed else { return (check, []) }
      return (check, formula.edits.map { ($0.change, !passes($0.applied(to: latex))) })
    } catch {
      let check = Check(
        .printed, "\(name): \(error)", measured: .greatestFiniteMagnitude,
        tolerance: Self.tolerance, count: draws.count)
      return (check, [])
    }
  }

  /// What is compared.
  private var name: String {
    if PrintedFormula.wholeTexts[number] != nil { return "the LaTeX, against its stated form" }
    return references.contains { !$0.isEmpty }
      ? "the LaTeX, evaluated, against the compiled function"
      : "the LaTeX, evaluated, against the losses that it names"
  }

  private func passes(_ latex: String) -> Bool {
    guard let error = try? error(of: latex, stopsAtFirst: true).0 else { return false }
    return error <= Self.tolerance
  }
}

/// The largest difference of a side from the first; a number is compared with each of the samples.
func largestError(of sides: [Value]) throws(EvaluationError) -> Double {
  guard var first = sides.first else { return 0 }
  var worst = 0.0
  for other in sides.dropFirst() {
    let left = try combined(other, first) { x, _ in x }
    first = try combined(first, other) { x, _ in x }
    worst = max(worst, relativeError(left.elements, first.elements))
  }
  return worst
}

// MARK: The compiled functions

extension Notation {
  /// The transcribed values of the losses that it names.
  ///
  /// A wrong function of another equation changes none of them.
  func losses(at inputs: Inputs) -> [Int: Value] {
    var losses: [Int: Value] = [:]
    for case .loss(let number) in meanings.values {
      losses[number] = Transcriptions.value(of: number, inputs.parameters(of: number)).map(
        Value.init)
    }
    return losses
  }
}

extension Inputs {
  /// With the α and d that an equation means.
  fileprivate func parameters(of number: Int) -> Inputs {
    switch number {
    case 23, 24, 35: with("alpha", as: "alphaDynamics")
    case 26:
      Self.datasets.reduce(self) { $0.with("outputs.\($1)", as: "reliability.\($1)") }
    default: self
    }
  }
}

extension EquationValues {
  fileprivate func value(of number: Int, _ inputs: Inputs) throws -> Value {
    Value(try self(number, inputs.parameters(of: number)))
  }
}

extension Value {
  init(_ elements: [Double]) {
    self = elements.count == 1 ? .number(elements[0]) : .samples(elements)
  }
}

extension PrintedCheck {
  /// What the compiled function of the equation gives for its clauses.
  private static func references(
    of number: Int, _ inputs: Inputs, _ losses: [Int: Value], _ values: EquationValues
  ) throws -> [Int: Value] {
    func value(_ changes: [String: Value?]) throws -> Value {
      try values.value(of: number, inputs.with(changes.compactMapValues(\.self)))
    }
    switch number {
    case 5, 17, 25: return [:]
    case 15:
      return [
        3: try value(["likelihoodLoss": losses[1], "correction": losses[7]]),
        4: try value([
          "likelihoodLoss": losses[2], "correction": losses[8],
          "alpha": inputs.values["alphaDynamics"],
        ]),
      ]
    case 18:
      return [
        0: try value([:]),
        1: try value([
          "outputDerivatives": inputs.values["outputDerivativesByDynamics"],
          "scores": inputs.values["dynamicsScores"],
        ]),
      ]
    case 28:
      return [
        0: try value([
          "likelihoodLoss": losses[1], "reliabilityCorrection": losses[30],
          "optimalityCorrection": losses[33],
        ]),
        1: try value([
          "likelihoodLoss": inputs.values["recordedLikelihoodLoss"],
          "reliabilityCorrection": losses[29], "weights.betaR": .number(1),
          "weights.betaO": .number(0), "weights.alpha": inputs.values["alphaDynamics"],
        ]),
      ]
    default: return [0: try value([:])]
    }
  }
}
