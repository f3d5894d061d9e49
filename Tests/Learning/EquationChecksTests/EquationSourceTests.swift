import Testing

@testable import EquationChecks

@Suite struct EquationSourceTests {
  private let text = """
    internal import LinearAlgebra

    /// The loss of nothing
    /// in particular.
    ///
    /// $$
    /// L:=E[-x]
    /// +\\eta
    /// $$
    ///
    /// Printed: with a plus.
    @differentiable(reverse)
    public func equation7<Scalar>(
      x: Samples<Scalar>
    ) -> Scalar {
      expectation(-x)
    }

    public enum Definition {
      /// A definition.
      ///
      /// $$
      /// a:=b
      /// $$
      case equation8 = 8
    }
    """

  @Test func readsWhatThePaperShows() throws {
    let equations = try EquationSource.all(in: SourceFile(path: "A.swift", text: text))
    #expect(equations.map(\.number) == [7, 8])
    #expect(equations.map(\.line) == [13, 25])
    #expect(equations[0].summary == "The loss of nothing in particular.")
    #expect(equations[0].latex == "L:=E[-x]\n+\\eta")
    #expect(equations[0].remark == "Printed: with a plus.")
    #expect(
      equations[0].code == """
        public func equation7<Scalar>(
          x: Samples<Scalar>
        ) -> Scalar {
          expectation(-x)
        }
        """)
    #expect(equations[0].formula == Formula(terms: [], result: try expression("expectation(-x)")))
    #expect(equations[1].code == "case equation8 = 8")
    #expect(equations[1].formula == nil)
  }

  @Test func everyEquationOfThePaperHasItsFormula() throws {
    let equations = try EquationSource.all(in: objectives())
    #expect(equations.map(\.number) == Array(1...35))
    for equation in equations {
      #expect(!equation.latex.isEmpty && !equation.summary.isEmpty)
      #expect(equation.latex.count { $0 == "{" } == equation.latex.count { $0 == "}" })
    }
  }

  @Test(arguments: [
    (
      "expectation(-x)", "expectation(exp(x))",
      "A.swift:16: Equation (7): found 'exp', wanted a call of log, expectation or sum"
    ),
    (
      "expectation(-x)", "x[0]",
      "A.swift:16: Equation (7): '[' is not in the language that formulas are written in"
    ),
    (
      "expectation(-x)", "expectation(-x",
      "A.swift:16: Equation (7): ends early, wanted ')'"
    ),
    (
      "expectation(-x)", "x y",
      "A.swift:16: Equation (7): found 'y', wanted an operator or the end"
    ),
    (
      "/// L:=E[-x]\n/// +\\eta\n/// $$\n", "",
      "A.swift:10: Equation (7): its doc comment has no formula between two lines '/// $$'"
    ),
    ("equation8", "equation7", "A.swift:25: Equation (7) is also declared at A.swift:13"),
  ])
  func saysWhereItCannotBeRead(old: String, new: String, message: String) {
    var text = text
    text.replace(old, with: new)
    let error = #expect(throws: EquationSourceError.self) {
      try EquationSource.all(in: [SourceFile(path: "A.swift", text: text)])
    }
    #expect(error?.description == message)
  }
}

/// An expression from its text.
func expression(_ text: String) throws -> Expression { try Formula(parsing: text).result }
