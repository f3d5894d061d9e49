import Environments
import Testing

@testable import Experts

struct RiccatiEquationTests {
  @Test("The solution of a scalar equation is the golden ratio") func scalar() {
    // p = 1 + p − p²/(1 + p), that is p² = p + 1, and K = p/(1 + p) = 1/p.
    let equation = RiccatiEquation(
      transition: [[1]], input: [1], stateWeights: [1], inputWeight: 1)
    let golden = (1 + 5.0.squareRoot()) / 2
    let cost = equation.solution()
    #expect(abs(cost[0][0] - golden) < 1e-12)
    #expect(abs(equation.gain(of: cost)[0] - 1 / golden) < 1e-12)
  }

  @Test("A mode without control has no gain") func uncontrolled() {
    // The first mode doubles and is steered: p² − 4p − 1 = 0, K = 2p/(1 + p). The second decays
    // by itself and costs Σ (½)²ᵏ.
    let equation = RiccatiEquation(
      transition: [[2, 0], [0, 0.5]], input: [1, 0], stateWeights: [1, 1], inputWeight: 1)
    let cost = equation.solution()
    let steered = 2 + 5.0.squareRoot()
    #expect(abs(cost[0][0] - steered) < 1e-12)
    #expect(abs(cost[1][1] - 4.0 / 3) < 1e-12)
    #expect(cost[0][1] == 0 && cost[1][0] == 0)
    #expect(abs(equation.gain(of: cost)[0] - 2 * steered / (1 + steered)) < 1e-12)
    #expect(equation.gain(of: cost)[1] == 0)
  }

  @Test("The solution for the robot satisfies the textbook form") func robot() throws {
    let linearization = try WheelLeggedRobot.linearization()
    let equation = RiccatiEquation(
      transition: linearization.transition, input: linearization.input,
      stateWeights: [3000, 30, 100, 100], inputWeight: 1)
    let cost = equation.solution()
    let scale = cost.joined().map(abs).max() ?? 0
    for (row, values) in textbookForm(equation, cost).enumerated() {
      for (column, value) in values.enumerated() {
        #expect(abs(value - cost[row][column]) < 1e-11 * scale)
        #expect(abs(cost[row][column] - cost[column][row]) < 1e-11 * scale)
      }
    }
  }

  @Test("A system that cannot be stabilized is refused") func unstable() async {
    await #expect(processExitsWith: .failure) {
      _ = RiccatiEquation(
        transition: [[2]], input: [0], stateWeights: [1], inputWeight: 1
      ).solution()
    }
  }

  /// Q + AᵀPA − AᵀPb (r + bᵀPb)⁻¹ bᵀPA, element by element.
  private func textbookForm(_ equation: RiccatiEquation, _ cost: [[Double]]) -> [[Double]] {
    let (transition, input) = (equation.transition, equation.input)
    let indices = input.indices
    func form(_ left: (Int) -> Double, _ right: (Int) -> Double) -> Double {
      indices.reduce(0) { sum, i in
        sum + indices.reduce(0) { $0 + left(i) * cost[i][$1] * right($1) }
      }
    }
    let curvature = equation.inputWeight + form({ input[$0] }, { input[$0] })
    return indices.map { row in
      indices.map { column in
        (row == column ? equation.stateWeights[row] : 0)
          + form({ transition[$0][row] }, { transition[$0][column] })
          - form({ transition[$0][row] }, { input[$0] })
          * form({ input[$0] }, { transition[$0][column] }) / curvature
      }
    }
  }
}
