import Formulas
import Testing

@testable import EquationChecks

@Suite struct EquationSourceTests {
  private let text = """
    internal import LinearAlgebra

    /// The loss of nothing
    /// in particular.
    ///
    /// Equation 7
    ///
    /// $$
    /// L:=E[-x]
    /// +\\eta
    /// $$
    ///
    /// Printed: with a plus.
    ///
    /// Equation 9: The same loss
    /// again.
    ///
    /// $$
    /// L
    /// $$
    @differentiable(reverse)
    public func loss<Scalar>(
      x: Samples<Scalar>
    ) -> Scalar {
      expectation(-x)
    }

    public enum Definition {
      /// A definition.
      ///
      /// Equation 8
      ///
      /// $$
      /// a:=b
      /// $$
      case definition = 8
    }
    """

  @Test("Reads sentence, formula and code of each tag") func reads() throws {
    let equations = try EquationSource.all(in: [SourceFile(path: "A.swift", text: text)])
    #expect(equations.map(\.number) == [7, 8, 9])
    #expect(equations.map(\.line) == [22, 36, 22])
    #expect(
      equations.map(\.sentence) == [
        "The loss of nothing in particular.", "A definition.", "The same loss again.",
      ])
    #expect(equations.map(\.latex) == ["L:=E[-x]\n+\\eta", "a:=b", "L"])
    let loss = """
      public func loss<Scalar>(
        x: Samples<Scalar>
      ) -> Scalar {
        expectation(-x)
      }
      """
    #expect(equations.map(\.code) == [loss, "case definition = 8", loss])
    let formula = try Formula(parsing: "expectation(-x)")
    #expect(equations.map(\.formula) == [formula, nil, formula])
  }

  @Test("Every equation has a sentence and a formula") func complete() throws {
    let equations = try EquationSource.all(in: equationSources())
    #expect(equations.map(\.number) == Array(EquationReport.numbers))
    for equation in equations {
      #expect(!equation.latex.isEmpty && !equation.sentence.isEmpty)
      #expect(equation.latex.count { $0 == "{" } == equation.latex.count { $0 == "}" })
    }
  }

  @Test(
    "Errors name file, line and equation",
    arguments: [
      (
        "expectation(-x)", "expectation(exp(x))",
        "A.swift:25: Equation (7): found 'exp', wanted a call of log, abs, step, huber, minimum, "
          + "expectation, sum, logExpectationOfExponentials"
      ),
      (
        "expectation(-x)", "x[0]",
        "A.swift:25: Equation (7): '[' is not in the language that formulas are written in"
      ),
      (
        "expectation(-x)", "expectation(-x",
        "A.swift:25: Equation (7): ends early, wanted ')'"
      ),
      (
        "expectation(-x)", "x y",
        "A.swift:25: Equation (7): found 'y', wanted an operator or the end"
      ),
      (
        "/// $$\n/// L:=E[-x]\n/// +\\eta\n/// $$\n///\n", "",
        "A.swift:17: Equation (7): its tag is not followed by a formula between two lines '/// $$'"
      ),
      (
        "Equation 8", "Equation 7",
        "A.swift:36: Equation (7) is also declared at A.swift:22"
      ),
    ])
  func errors(old: String, new: String, message: String) {
    var text = text
    text.replace(old, with: new)
    let error = #expect(throws: EquationSourceError.self) {
      try EquationSource.all(in: [SourceFile(path: "A.swift", text: text)])
    }
    #expect(error?.description == message)
  }
}
