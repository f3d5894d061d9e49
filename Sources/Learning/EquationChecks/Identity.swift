/// Two forms of the same, of which one at least is an equation.
struct Identity: Sendable {
  /// The equations that it is a check of.
  let numbers: [Int]
  let what: String
  let sides: @Sendable (EquationValues, Inputs) throws -> (left: [Double], right: [Double])

  init(
    _ numbers: Int..., what: String,
    sides:
      @escaping @Sendable (EquationValues, Inputs) throws -> (
        left: [Double], right: [Double]
      )
  ) {
    (self.numbers, self.what, self.sides) = (numbers, what, sides)
  }

  static let drawCount = 8
  private static let tolerance = 1e-12

  /// The largest difference of the two sides over several draws.
  func result(with values: EquationValues) throws -> CheckResult {
    var worst = 0.0
    for draw in 0..<Self.drawCount {
      let (left, right) = try sides(values, .drawn(draw))
      worst = max(worst, relativeError(left, right))
    }
    return CheckResult(
      .identity, what, measured: worst, tolerance: Self.tolerance, count: Self.drawCount)
  }
}

/// The values of all equations: as they were compiled, but for one that a formula may stand in for.
struct EquationValues: Sendable {
  private let functions: [Int: @Sendable (Inputs) -> Value]
  private let substitute: (number: Int, formula: Formula)?

  init(_ equations: [CompiledEquation], replacing number: Int, by formula: Formula) {
    self.init(equations, substitute: (number, formula))
  }

  init(_ equations: [CompiledEquation]) { self.init(equations, substitute: nil) }

  private init(_ equations: [CompiledEquation], substitute: (number: Int, formula: Formula)?) {
    functions = Dictionary(uniqueKeysWithValues: equations.map { ($0.number, $0.value) })
    self.substitute = substitute
  }

  func callAsFunction(_ number: Int, _ inputs: Inputs) throws -> [Double] {
    if let substitute, substitute.number == number {
      return try substitute.formula.value(inputs.values).elements
    }
    guard let function = functions[number] else {
      throw EvaluationError(problem: "Equation (\(number)) computes nothing")
    }
    return function(inputs).elements
  }
}
