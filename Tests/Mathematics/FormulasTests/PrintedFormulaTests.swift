import Testing

@testable import Formulas

@Suite struct PrintedFormulaTests {
  private static let notation = Notation(
    meanings: ["a": .number("a"), "b": .number("b"), #"\pi(a|s)"#: .quantity("policy")],
    datasets: ["D_e": "expert", "D_o": "suboptimal"], functions: ["h": .huber])

  private func expression(_ latex: String) throws -> PrintedExpression {
    let formula = try PrintedFormula(parsing: latex, Self.notation)
    return try #require(formula.clauses.first?.sides.last)
  }

  @Test(
    "Layout means nothing",
    arguments: [
      "a+b", "a + b", #"{}a+\,b"#, #"a\\&+b"#, #"\begin{aligned}a\\&+b\end{aligned}"#,
    ])
  func layout(latex: String) throws {
    #expect(try expression(latex) == .binary(.plus, .atom("a"), .atom("b")))
  }

  @Test("Products, quotients and powers bind as they are printed") func precedence() throws {
    #expect(
      try expression(#"-a\tfrac1b^2"#)
        == .negation(
          .binary(
            .times, .atom("a"), .power(.binary(.over, .number(1), .atom("b")), .number(2)))))
    #expect(
      try expression("a/(4b)")
        == .binary(.over, .atom("a"), .binary(.times, .number(4), .atom("b"))))
    #expect(
      try expression(#"\tfrac12a"#)
        == .binary(.times, .binary(.over, .number(1), .number(2)), .atom("a")))
    #expect(
      try expression(#"\log\pi(a|s)b"#)
        == .binary(.times, .call(.log, [.atom(#"\pi(a|s)"#)]), .atom("b")))
  }

  @Test("A bracket is an argument list, or a factor") func brackets() throws {
    #expect(
      try expression("a(1-b)")
        == .binary(.times, .atom("a"), .binary(.minus, .number(1), .atom("b"))))
    #expect(try expression("a(b,s)") == .atom("a(b,s)"))
    #expect(
      try expression("h(a-b)")
        == .call(.huber, [.binary(.minus, .atom("a"), .atom("b"))]))
    #expect(try expression("|a|b") == .binary(.times, .call(.absolute, [.atom("a")]), .atom("b")))
  }

  @Test("Expectations name datasets and variables") func expectations() throws {
    #expect(
      try expression(#"E_{(s,a)\sim D_e\cup D_o}[a]"#)
        == .expectation(datasets: ["D_e", "D_o"], variables: ["s", "a"], .atom("a")))
    #expect(
      try expression(#"E_{D_e}\Big[a\Big]"#)
        == .expectation(datasets: ["D_e"], variables: nil, .atom("a")))
    #expect(try expression("E[a]") == .expectation(datasets: [], variables: nil, .atom("a")))
  }

  @Test("Sums, cases and indicators are read") func others() throws {
    #expect(
      try expression(#"\sum_{i\ne j}a"#)
        == .sum([.init(name: "i"), .init(name: "j")], unequal: true, .atom("a")))
    #expect(
      try expression(#"\sum_{i=1}^ka"#)
        == .sum([.init(name: "i", last: "k")], unequal: false, .atom("a")))
    #expect(
      try expression(#"b=\begin{cases}a&a\ge b\\0&a<b\end{cases}"#)
        == .cases([
          .init(
            value: .atom("a"),
            condition: .init(left: .atom("a"), relation: .atLeast, right: .atom("b"))),
          .init(
            value: .number(0),
            condition: .init(left: .atom("a"), relation: .less, right: .atom("b"))),
        ]))
    #expect(
      try expression(#"\mathbf1[a<b]"#)
        == .indicator(.init(left: .atom("a"), relation: .less, right: .atom("b"))))
  }

  @Test("The outline holds heads, relations and single symbols") func outline() throws {
    let formula = try PrintedFormula(
      parsing: #"\begin{cases}\min_a L\end{cases}\Rightarrow\min_a\max_{a,b}L:=a+b=0,\quad a=b"#,
      Self.notation)
    #expect(formula.outline == #"\min_a L => \min_a \max_{a,b} L := · = 0.0; a = b"#)
  }

  @Test(
    "What is not in the language is refused",
    arguments: [
      (#"a+"#, "ends, wanted a symbol"), (#"(a"#, "ends, wanted ')'"),
      (#"a)"#, "found ')', wanted a symbol"), (#"\int a"#, "ends, wanted dx or dz"),
      (#"\mathbf1[a]"#, "found ']', wanted a comparison"), ("#", "found '#', wanted a symbol"),
    ])
  func refused(latex: String, problem: String) {
    #expect(throws: LatexError(problem: problem)) {
      try PrintedFormula(parsing: latex, Self.notation)
    }
  }

  @Test("Each sign, term, factor, number and dataset is edited") func edits() throws {
    let latex = "-aE_{D_e}[b]+2"
    let edited = try PrintedFormula(parsing: latex, Self.notation).edits.map {
      $0.applied(to: latex)
    }
    #expect(
      Set(edited) == [
        "aE_{D_e}[b]+2", "-E_{D_e}[b]+2", "-a+2", "-aE_{D_o}[b]+2", "-aE_{D_e}[b]-2", "2",
        "-aE_{D_e}[b]", "-aE_{D_e}[b]+3",
      ])
  }
}
