import Formulas
import RealModule
import Records
import Testing

@testable import EquationChecks

@Suite struct FiniteProblemTests {
  private let problem = FiniteProblem(policyCoefficient: 0.8, dynamicsCoefficient: 0.3)

  @Test("The probabilities of policy and model sum to 1") func distributions() {
    let (policy, dynamics) = (
      problem.logPolicy(problem.start), problem.logDynamics(problem.start)
    )
    for state in 0..<3 {
      #expect(abs(Double.exp(policy[4 * state]) + Double.exp(policy[4 * state + 2]) - 1) < 1e-15)
    }
    for pair in 0..<6 {
      #expect(policy[2 * pair] == policy[2 * pair + 1])
      #expect(
        abs(Double.exp(dynamics[2 * pair]) + Double.exp(dynamics[2 * pair + 1]) - 1) < 1e-15)
    }
  }

  @Test("Scores are derivatives of the log-densities", arguments: [true, false])
  func scores(policy: Bool) {
    let direction = problem.direction(0, policy: policy)
    let scores = problem.scores(along: direction)
    let curve = Differences.curve(of: policy ? scores.policy : scores.dynamics) { point, t in
      let theta = problem.start.moved(along: direction, by: t)
      return policy ? problem.logPolicy(theta)[point] : problem.logDynamics(theta)[point]
    }
    #expect(curve.contains { $0.difference < 1e-9 })
  }

  @Test("The relaxed direction ascends only where d increases with log π") func cosine() throws {
    let cosines = try DerivationChecks(EquationValues(CompiledEquation.all)).checks(of: 6)
    #expect(cosines.map(\.kind) == [.diagnostic, .diagnostic])
    #expect(cosines[0].measured > 0.5 && cosines[1].measured < -0.5)
  }

  @Test("The optimum of d_o is clipped where only the expert has samples") func clip() throws {
    let optimum = OptimumChecks()
    let closed = try #require(optimum.closedForm(27))
    #expect(closed.contains { $0 > 0.9 } && closed.contains { $0 < 0.9 })
    #expect(optimum.checks(of: 27).map(\.passed) == [true])
    #expect(optimum.checks(of: 22) == [])
  }
}
