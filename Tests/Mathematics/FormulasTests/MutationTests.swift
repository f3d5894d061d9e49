import Testing

@testable import Formulas

@Suite struct MutationTests {
  private func mutants(_ text: String) throws -> [String] {
    try Formula(parsing: text).mutants.map { $0.formula.result.description }
  }

  @Test("Every sign, term and factor is changed once") func changes() throws {
    #expect(try mutants("a + b") == ["b", "a", "-a + b", "a - b", "-(a + b)"])
    #expect(try mutants("a - b") == ["-b", "a", "-a - b", "a + b", "-(a - b)"])
    #expect(try mutants("a * b") == ["b", "a", "a / b", "-(a * b)"])
    #expect(try mutants("a / b") == ["1 / b", "a", "a * b", "-(a / b)"])
    #expect(try mutants("-a") == ["a", "--a"])
    #expect(try mutants("log(a)") == ["a", "-log(a)"])
    #expect(try mutants("expectation(a)") == ["sum(a)", "-expectation(a)"])
    #expect(try mutants("sum(a)") == ["expectation(a)", "-sum(a)"])
    #expect(try mutants("abs(a)") == ["a", "-abs(a)"])
    #expect(try mutants("step(a)") == ["step(-a)", "-step(a)"])
    #expect(try mutants("huber(a)") == ["a * a", "-huber(a)"])
    #expect(try mutants("minimum(a, b)") == ["a", "b", "-minimum(a, b)"])
    #expect(
      try mutants("logExpectationOfExponentials(a, b, share: c)") == [
        "logExpectationOfExponentials(b, a, c)", "expectation(a)",
        "-logExpectationOfExponentials(a, b, c)",
      ])
  }

  @Test("A numerator of 1 is not dropped") func numerator() throws {
    #expect(try mutants("1 / d") == ["1", "1 * d", "-(1 / d)"])
  }

  @Test("Every part is changed") func parts() throws {
    #expect(
      try mutants("minimum(-a, -b)").dropFirst(2) == [
        "minimum(a, -b)", "minimum(-a, b)", "-minimum(-a, -b)",
      ])
    #expect(try mutants("expectation(-a)") == ["sum(-a)", "expectation(a)", "-expectation(-a)"])
    let named = try Formula(parsing: "let z = a + b\nreturn z").mutants
    #expect(
      named.map { $0.formula.terms[0].value.description }.prefix(4) == [
        "b", "a", "-a + b", "a - b",
      ])
  }

  @Test("A mutant describes its change") func description() throws {
    let changes = try Formula(parsing: "alpha * x").mutants.map(\.change)
    #expect(
      changes == [
        "without the factor alpha", "without the factor x", "alpha over x", "the opposite sign",
      ])
  }
}
