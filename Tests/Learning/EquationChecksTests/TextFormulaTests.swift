import Records
import Testing

@testable import EquationChecks

@Suite struct TextFormulaTests {
  private let values = EquationValues(CompiledEquation.all)

  @Test("The running text restates the equations", arguments: TextFormula.all.map(\.name))
  func passes(name: String) throws {
    let formula = try #require(TextFormula.all.first { $0.name == name })
    #expect(formula.check(with: values).passed)
  }

  @Test("A wrong weight fails") func weight() {
    let wrong = TextFormula(34, "suboptimal weight", #"\beta_o/(1-d_o)+\beta_r/d_r"#) { x, _ in
      LossWeights.ofPolicy(in: 34, on: "suboptimal", x)
    }
    #expect(wrong.check(with: values).measured > 0.1)
  }

  @Test("A wrong optimum fails") func optimum() {
    let wrong = TextFormula(
      27, "optimality optimum", #"d_o^*=\eta P_{D_e}/(P_{D_e}+P_{D_o}+P_{D_r})"#,
      range: OptimumChecks.range, at: .optimum
    ) { x, _ in x["optimum"] }
    #expect(wrong.check(with: values).measured > 0.1)
  }

  @Test("The weights of D_o lie between those at the corners") func ranges() {
    let ranges = Dictionary(uniqueKeysWithValues: LossWeights.metrics.map { ($0.name, $0.value) })
    let (low, high) = (0.5 / 0.9 - 0.5 / 0.1, 0.5 / 0.1 - 0.5 / 0.9)
    #expect(abs((ranges["suboptimal_weight_least"] ?? 0) - low) < 1e-12)
    #expect(abs((ranges["suboptimal_weight_greatest"] ?? 0) - high) < 1e-12)
    #expect(abs((ranges["expert_weight_greatest"] ?? 0) - (10 - 1 / 0.9)) < 1e-12)
    #expect(ranges["expert_weight_least"].map { abs($0) < 1e-12 } == true)
  }
}
