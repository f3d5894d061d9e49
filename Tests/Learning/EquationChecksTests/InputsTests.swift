import Formulas
import RealModule
import Testing

@testable import EquationChecks

@Suite struct InputsTests {
  @Test("Masses are the fractions of samples") func masses() {
    let x = Inputs.drawn(3)
    for name in ["masses.expert", "masses.suboptimal", "masses.rollout"] {
      #expect(abs(x[name].reduce(0, +) - 1) < 1e-15)
    }
    // Any function of the points has the same mean under both.
    let mean = x["outputs.expert"].reduce(0, +) / Double(x["outputs.expert"].count)
    let integral = zip(x["masses.expert"], x["outputs"]).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(mean - integral) < 1e-15)
  }

  @Test("Targets, rewards and weights follow from what they are made of") func comparisons() {
    let x = Inputs.drawn(2)
    for (row, target) in x["targets"].enumerated() {
      let next = x["continuations"][row] * x["nextStateValues"][row]
      #expect(abs(target - x.number("discount") * next) < 1e-15)
      #expect(abs(x["impliedRewards"][row] - (x["values"][row] - target)) < 1e-15)
      let entropy = x.number("temperature") * Double.log(x["drawnPolicy"][row])
      #expect(abs(x["softValues"][row] - (x["values"][row] - entropy)) < 1e-12)
    }
    #expect(Set(x["continuations"]).isSubset(of: [0, 1]))
    #expect(abs(Double.log(x.number("temperature")) - x.number("logTemperature")) < 1e-15)
    // The first transition's first quantile against its second target.
    #expect(x["deviations"][1] == x["target.2"][0] - x["quantile.1"][0])
    #expect(x["levels"][1] == 0.5 / x.number("quantileCount"))
    let product = (1...4).reduce(0) {
      $0 + x.number("weights.1.\($1)") * x.number("weights.2.\($1)")
    }
    #expect(abs(x["rowProducts"][0] - product) < 1e-15)
  }

  @Test("Draws differ") func draws() {
    #expect(Inputs.drawn(0).values != Inputs.drawn(1).values)
  }
}
