import RealModule
import Testing

@testable import Formulas

@Suite struct FormulaTests {
  private let names: [String: Value] = [
    "a": .number(3), "b.c": .number(5), "x": .samples([1, 2, 6]), "y": .samples([2, 4, 3]),
  ]

  @Test(
    "A formula has the value that it has in Swift",
    arguments: [
      ("1 - 2 - 3", -4.0), ("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("12 / 3 / 2", 2),
      ("-a * 2", -6), ("-(a - 1)", -2), ("- -a", 3), ("a - -b.c", 8), ("1 / a * 3", 1),
      ("expectation(x)", 3), ("sum(x)", 9), ("sum(x * y)", 28), ("sum(x / y)", 3),
      ("sum(1 - x)", -6), ("sum(x - 1)", 6), ("expectation(log(x / x))", 0),
      ("sum(abs(x - 3))", 6), ("sum(step(x - 2))", 2), ("sum(huber(x - 2))", 4),
      ("sum(minimum(x, y))", 6), ("sum(minimum(x, a))", 6),
      ("logExpectationOfExponentials(x - x, y - y, share: 0.3)", 0),
      ("let z = x + y\nlet w = z * z\nreturn sum(w) - a", 123),
    ])
  func value(text: String, value: Double) throws {
    #expect(try Formula(parsing: text).value(names) == .number(value))
  }

  @Test("The logarithm is taken of each sample") func logarithm() throws {
    #expect(try Formula(parsing: "log(x)").value(names).elements == [0, .log(2), .log(6)])
  }

  @Test(
    "A parsed expression is written as it was read",
    arguments: [
      "-(1 / d) * log(p)", "a - (b - c)", "a - b - c", "a / (b * (1 - c))", "-expectation(-x)",
      "a * (b + c)", "(a + b) / c", "minimum(a + b, -c)",
    ])
  func description(text: String) throws {
    #expect(try Formula(parsing: text).result.description == text)
  }

  @Test(
    "Parts of different kinds have no value",
    arguments: [
      ("sum(a)", "sum of a single number"), ("q", "'q' has no value"),
      ("x + z", "'z' has no value"), ("x * two", "3 samples beside 2"),
      (
        "logExpectationOfExponentials(x, x, share: x)",
        "logExpectationOfExponentials with samples in place of a number"
      ),
    ])
  func kinds(text: String, problem: String) throws {
    let formula = try Formula(parsing: text)
    let names = names.merging(["two": .samples([1, 2])]) { $1 }
    let error = #expect(throws: EvaluationError.self) { try formula.value(names) }
    #expect(error?.description == problem)
  }

  @Test("An error names its line") func line() {
    let error = #expect(throws: FormulaError.self) {
      try Formula(parsing: "let z = x\nlet w = z +\nreturn w")
    }
    #expect(error == FormulaError(line: 3, problem: "found 'return', wanted a name"))
  }

  @Test(
    "A function has its number of arguments",
    arguments: [
      ("minimum(x)", "2 arguments of minimum"), ("minimum(x, y, a)", "2 arguments of minimum"),
      ("log(x, y)", "1 argument of log"),
    ])
  func arguments(text: String, wanted: String) {
    let error = #expect(throws: FormulaError.self) { try Formula(parsing: text) }
    #expect(error?.problem == "found ')', wanted \(wanted)")
  }

  @Test("The logarithm of a mixture is that of its two means") func mixture() throws {
    let value = try Formula(parsing: "logExpectationOfExponentials(x, y, share: 0.25)").value(names)
    func mean(_ samples: [Double]) -> Double {
      samples.reduce(0) { $0 + Double.exp($1) } / Double(samples.count)
    }
    let expected = Double.log(0.75 * mean([1, 2, 6]) + 0.25 * mean([2, 4, 3]))
    #expect(abs(value.elements[0] - expected) < 1e-14)
  }
}
