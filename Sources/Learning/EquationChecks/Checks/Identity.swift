internal import Formulas
internal import Records

/// Two forms of the same value, at least one of which is an equation.
struct Identity: Sendable {
  typealias Sides = @Sendable (EquationValues, Inputs) throws -> (left: [Double], right: [Double])

  static let drawCount = 8
  private static let tolerance = 1e-12

  /// The equations that it checks.
  let numbers: [Int]
  let subject: String
  let sides: Sides

  init(_ numbers: [Int], subject: String, sides: @escaping Sides) {
    (self.numbers, self.subject, self.sides) = (numbers, subject, sides)
  }

  /// The largest difference of the two sides over several draws.
  func check(with values: EquationValues) throws -> Check {
    var worst = 0.0
    for draw in 0..<Self.drawCount {
      let (left, right) = try sides(values, .drawn(draw))
      worst = max(worst, relativeError(left, right))
    }
    return Check(
      .identity, subject, measured: worst, tolerance: Self.tolerance, count: Self.drawCount)
  }
}

/// The values of all compiled equations, of which a formula may replace one.
struct EquationValues: Sendable {
  private let functions: [Int: @Sendable (Inputs) -> Value]
  private var replacement: (number: Int, formula: Formula)?

  init(_ equations: [CompiledEquation]) {
    functions = Dictionary(
      uniqueKeysWithValues: equations.flatMap { equation in
        equation.numbers.map { ($0, equation.value) }
      })
  }

  init(_ equations: [CompiledEquation], replacing number: Int, by formula: Formula) {
    self.init(equations)
    replacement = (number, formula)
  }

  func callAsFunction(_ number: Int, _ inputs: Inputs) throws -> [Double] {
    if let replacement, replacement.number == number {
      return try replacement.formula.value(inputs.values).elements
    }
    guard let function = functions[number] else {
      throw EvaluationError(problem: "Equation (\(number)) computes nothing")
    }
    return function(inputs).elements
  }
}
