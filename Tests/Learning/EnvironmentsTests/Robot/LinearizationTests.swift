import LinearAlgebra
import RealModule
import Testing

@testable import Environments

struct LinearizationTests {
  @Test("The unstable pole agrees with mechanics") func unstablePole() throws {
    let linearization = try WheelLeggedRobot.linearization()
    #expect(linearization.unstablePole > 1.01)
    // The integrator's steps of 1 ms move the pole by less than half a percent.
    let error = linearization.unstablePolePerSecond / RobotMechanics.unstablePole - 1
    #expect(abs(error) < 0.005)
  }

  @Test("The linear system does not depend on the position") func translation() throws {
    let transition = try WheelLeggedRobot.linearization().transition
    for (row, value) in [0, 0, 1, 0].enumerated() {
      #expect(abs(transition[row][2] - Double(value)) < 1e-9)
    }
  }

  @Test("The linear system predicts a step of the simulation") func prediction() throws {
    let linearization = try WheelLeggedRobot.linearization()
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 5, stream: "linearization test")
    let scale = [0.01, 0.05, 1, 0.2]
    for _ in 0..<100 {
      let state = scale.map { $0 * (2 * generator.uniform() - 1) }
      let torque = 0.5 * (2 * generator.uniform() - 1)
      robot.reset(to: RobotState(vector: state))
      robot.step(torque: torque)
      for (component, value) in robot.state.vector.enumerated() {
        let predicted =
          linearization.input[component] * torque
          + zip(linearization.transition[component], state).reduce(0) { $0 + $1.0 * $1.1 }
        // Against changes of up to 1e-2; what is left is of third order in the state.
        #expect(abs(value - predicted) < 2e-6)
      }
    }
  }

  @Test("The power method finds known eigenvalues") func powerMethod() {
    #expect(abs(dominantEigenvalue(of: [[2, 1], [1, 2]]) - 3) < 1e-12)
    #expect(abs(dominantEigenvalue(of: [[-0.5, 0], [0, 0.25]]) + 0.5) < 1e-12)
    // The companion of (z − 3)(z + 1)(z − ½) = z³ − 5⁄2 z² − 2 z + 3⁄2, not symmetric.
    #expect(
      abs(dominantEigenvalue(of: [[2.5, 2, -1.5], [1, 0, 0], [0, 1, 0]]) - 3) < 1e-12)
    // A pendulum of rate ω upside down over a time t: eigenvalues e^{±ωt}, 3 % apart as ours.
    let (angle, rate) = (0.03, 6.0)
    let pendulum = [
      [Double.cosh(angle), Double.sinh(angle) / rate],
      [rate * Double.sinh(angle), Double.cosh(angle)],
    ]
    #expect(abs(dominantEigenvalue(of: pendulum) - Double.exp(angle)) < 1e-12)
    #expect(dominantEigenvalue(of: [[0]]) == 0)
  }
}
