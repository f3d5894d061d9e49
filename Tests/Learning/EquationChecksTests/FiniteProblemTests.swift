import RealModule
import Testing

@testable import EquationChecks

@Suite struct FiniteProblemTests {
  private let problem = FiniteProblem(policySlope: 0.8, dynamicsSlope: 0.3)

  @Test func policyAndModelAreDistributions() {
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

  @Test(arguments: [true, false]) func scoresAreSlopesOfLogDensities(policy: Bool) {
    let direction = problem.direction(0, policy: policy)
    let scores = problem.scores(along: direction)
    let (error, _) = Differences.error(of: policy ? scores.policy : scores.dynamics) { point, t in
      let theta = problem.start.moved(along: direction, by: t)
      return policy ? problem.logPolicy(theta)[point] : problem.logDynamics(theta)[point]
    }
    #expect(error < 1e-9)
  }

  /// What the relaxation of Equation 18 rests on: its direction ascends only where d grows with
  /// log π.
  @Test func relaxedDirectionAscendsOnlyWhereDGrowsWithLogPi() throws {
    let cosines = try DerivationChecks(EquationValues(CompiledEquation.all)).results(for: 6)
    #expect(cosines.map(\.kind) == [.diagnostic, .diagnostic])
    #expect(cosines[0].measured > 0.5 && cosines[1].measured < -0.5)
  }

  @Test func theClipBindsWhereTheExpertIsAlone() throws {
    let optimum = OptimumChecks()
    let closed = try #require(optimum.closedForm(27))
    #expect(closed.contains { $0 > 0.9 } && closed.contains { $0 < 0.9 })
    #expect(optimum.results(for: 27).map(\.passed) == [true])
    #expect(optimum.results(for: 22) == [])
  }
}
