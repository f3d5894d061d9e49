import LinearAlgebra
import Testing

@testable import Environments

struct WheelLeggedRobotTests {
  /// Torques of a fixed stream that keep the robot from falling at once.
  private func states(
    of robot: WheelLeggedRobot, seed: UInt64, stepCount: Int
  ) -> [RobotState] {
    var generator = Generator(seed: seed, stream: "robot test")
    robot.reset(using: &generator)
    return (0..<stepCount).map { _ in
      let noise = generator.normal()
      robot.step(torque: 80 * robot.state.tilt + 15 * robot.state.tiltRate + noise)
      return robot.state
    }
  }

  @Test("A state is kept as set") func state() throws {
    let robot = try WheelLeggedRobot()
    let state = RobotState(tilt: 0.1, tiltRate: -0.2, position: 3, velocity: 0.4)
    robot.reset(to: state)
    #expect(robot.state == state)
    #expect(robot.slip.allSatisfy { abs($0) < 1e-15 })
  }

  @Test("The upright robot rests on the ground") func rest() throws {
    let robot = try WheelLeggedRobot()
    for _ in 0..<200 { robot.step(torque: 0) }
    #expect(abs(robot.state.tilt) < 1e-9)
    #expect(abs(robot.state.position) < 1e-9)
    #expect(!robot.hasFallen)
  }

  @Test("Positive tilt and torque point toward +x") func signs() throws {
    let robot = try WheelLeggedRobot()
    robot.reset(to: RobotState(tilt: 0.02, tiltRate: 0, position: 0, velocity: 0))
    for _ in 0..<40 { robot.step(torque: 0) }
    #expect(robot.state.tilt > 0.02)
    robot.reset(to: .upright)
    for _ in 0..<10 { robot.step(torque: 1) }
    #expect(robot.state.velocity > 0)
    #expect(robot.state.tilt < 0)
  }

  @Test("Initial states are within their range") func initialStates() throws {
    let robot = try WheelLeggedRobot()
    var generator = Generator(seed: 1, stream: "reset")
    let spread = WheelLeggedRobot.resetSpread
    var tilts: [Double] = []
    for _ in 0..<200 {
      robot.reset(using: &generator)
      for (value, limit) in zip(robot.state.vector, spread.vector) { #expect(abs(value) <= limit) }
      tilts.append(robot.state.tilt)
    }
    #expect(tilts.contains { $0 > spread.tilt / 2 } && tilts.contains { $0 < -spread.tilt / 2 })
  }

  @Test("Torque is clamped, and NaN counts as 0") func clamping() throws {
    func after(_ torque: Double) throws -> RobotState {
      let robot = try WheelLeggedRobot()
      robot.step(torque: torque)
      return robot.state
    }
    let limit = WheelLeggedRobot.torqueLimit
    #expect(try after(limit) == after(10 * limit))
    #expect(try after(-limit) == after(-.infinity))
    #expect(try after(limit) != after(0.9 * limit))
    #expect(try after(.nan) == after(0))
  }

  @Test("The robot has fallen only beyond the tilt limit") func fall() throws {
    let robot = try WheelLeggedRobot()
    for (tilt, isFallen) in [(0.999, false), (1.001, true), (-0.999, false), (-1.001, true)] {
      robot.reset(
        to: RobotState(
          tilt: tilt * WheelLeggedRobot.fallTilt, tiltRate: 0, position: 0, velocity: 0))
      #expect(robot.hasFallen == isFallen)
    }
  }

  @Test("Wheels roll without slip", arguments: [0.5, 2, 4])
  func rolling(torque: Double) throws {
    let robot = try WheelLeggedRobot()
    var greatestSlip = 0.0
    for step in 0..<400 where !robot.hasFallen {
      // Forward and back, so that the robot stays near the vertical.
      robot.step(torque: (step / 10) % 4 == 0 || (step / 10) % 4 == 3 ? torque : -torque)
      greatestSlip = robot.slip.reduce(greatestSlip) { max($0, abs($1)) }
    }
    // A tenth of a millimeter a second, at velocities of up to 1 m/s.
    #expect(greatestSlip < 1e-4)
  }

  @Test("A free fall conserves energy") func energy() throws {
    let robot = try WheelLeggedRobot()
    robot.reset(to: RobotState(tilt: 0.05, tiltRate: 0, position: 0, velocity: 0.1))
    let before = RobotMechanics.energy(of: robot.state)
    var released = 0.0
    while !robot.hasFallen {
      robot.step(torque: 0)
      released = max(
        released,
        RobotMechanics.energy(of: .upright) - RobotMechanics.gravity * RobotMechanics.moment
          * (1 - robot.state.tilt * robot.state.tilt / 2))
      #expect(abs(RobotMechanics.energy(of: robot.state) - before) < 0.02)
    }
    // Against which 0.02 J are half a percent.
    #expect(released > 4)
  }

  @Test("A seed gives the same bits") func repeatable() throws {
    let first = states(of: try WheelLeggedRobot(), seed: 7, stepCount: 500)
    let robot = try WheelLeggedRobot()
    #expect(states(of: robot, seed: 7, stepCount: 500) == first)
    // A used robot forgets: the solver's warm start is reset too.
    #expect(states(of: robot, seed: 7, stepCount: 500) == first)
    #expect(states(of: robot, seed: 8, stepCount: 500) != first)
  }

  @Test("Parallel threads give the same bits") func parallel() async throws {
    let alone = states(of: try WheelLeggedRobot(), seed: 7, stepCount: 300)
    let together = await withTaskGroup(of: [RobotState]?.self) { group in
      for _ in 0..<8 {
        group.addTask {
          guard let robot = try? WheelLeggedRobot() else { return nil }
          return states(of: robot, seed: 7, stepCount: 300)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(together.count == 8)
    #expect(together.allSatisfy { $0 == alone })
  }
}
