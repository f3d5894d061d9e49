import Foundation
import Testing

@testable import Training

@Suite struct EquationSourceTests {
  private static let text = """
    import LinearAlgebra

    /// What the judgement adds
    /// to the loss.
    ///
    /// $$
    /// L=\\tfrac1d\\\\
    /// &+1
    /// $$
    ///
    /// A remark.
    @differentiable(reverse,wrt: a)
    public func equation7<Scalar>(
      a: Samples<Scalar>
    ) -> Scalar {
      if a.isEmpty {
        return 0
      }
      return expectation(a)
    }

    private func helper() {}

    public enum Definition: Int {
      /// A condition.
      ///
      /// $$
      /// F=0
      /// $$
      case equation5 = 5
    }
    """

  @Test func readsSentenceFormulaCodeAndLine() throws {
    let equations = try EquationSource.all(in: Self.text, file: "A.swift")
    #expect(
      equations == [
        EquationSource(
          number: 7, sentence: "What the judgement adds to the loss.",
          latex: "L=\\tfrac1d\\\\\n&+1",
          code: """
            @differentiable(reverse,wrt: a)
            public func equation7<Scalar>(
              a: Samples<Scalar>
            ) -> Scalar {
              if a.isEmpty {
                return 0
              }
              return expectation(a)
            }
            """, file: "A.swift", line: 13),
        EquationSource(
          number: 5, sentence: "A condition.", latex: "F=0", code: "case equation5 = 5",
          file: "A.swift", line: 31),
      ])
  }

  @Test func anEquationWithoutAFormulaIsNamedWithItsLine() {
    let error = #expect(throws: RunError.self) {
      try EquationSource.all(in: "/// Loss.\npublic func equation1() {\n}\n", file: "A.swift")
    }
    #expect(error?.problem.hasPrefix("A.swift:2: equation 1 has no sentence and formula") == true)
  }

  @Test func aNumberThatIsDeclaredTwiceIsRefused() throws {
    let folder = try TemporaryFolder()
    for name in ["A", "B"] {
      try Self.text.write(
        to: folder.url.appending(path: "\(name).swift"), atomically: true, encoding: .utf8)
    }
    let error = #expect(throws: RunError.self) {
      try EquationSource.all(in: ".", of: folder.url)
    }
    #expect(error?.problem.contains("A.swift:31 and in ./B.swift:31") == true)
  }

  @Test func theSourcesHaveEveryEquationOfThePaperOnce() throws {
    let equations = try EquationSource.all(in: "Sources/Imitation/Objectives", of: repository)
    #expect(equations.map(\.number) == Array(1...35))
    for equation in equations {
      let widest = equation.code.split(separator: "\n").map(\.count).max() ?? 0
      #expect(widest <= 100, "equation \(equation.number) does not fit on a line of the paper")
    }
  }
}
