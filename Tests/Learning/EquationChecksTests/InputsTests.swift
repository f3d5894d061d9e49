import Formulas
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

  @Test("Draws are reproducible and differ") func draws() {
    #expect(Inputs.drawn(0).values == Inputs.drawn(0).values)
    #expect(Inputs.drawn(0).values != Inputs.drawn(1).values)
  }
}
