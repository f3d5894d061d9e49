import Datasets
import Environments
import LinearAlgebra
import Testing

@testable import Experts

struct SimulatedHumanTests {
  /// A person without noise or wandering, who decides at every control interval.
  private var steady: SimulatedHuman.Parameters {
    var parameters = SimulatedHuman.Parameters()
    parameters.torqueNoise = 0
    parameters.tiltNoise = 0
    parameters.tiltRateNoise = 0
    parameters.positionWander = 0
    parameters.velocityWander = 0
    parameters.reactionDelay = 0
    parameters.decisionInterval = WheelLeggedRobot.controlInterval
    return parameters
  }

  private let leaning = RobotState(tilt: 0.1, tiltRate: 0, position: 0, velocity: 0)

  @Test(
    "The simulated human stays upright, but sways and drifts", arguments: RobotTask.allCases,
    0..<6 as Range<UInt64>)
  func survival(task: RobotTask, seed: UInt64) throws {
    var human = SimulatedHuman(task: task, parameters: .init(), seed: seed)
    let demonstration = try demonstrate(&human, task: task, transitionCount: 10_000, seed: seed)
    let summary = RobotSummary(of: [demonstration.trajectory], task: task)
    #expect(summary.survivedCount == 1)
    #expect(summary.survivalMean == 50)
    #expect(summary.tiltRootMeanSquare > 1 && summary.tiltRootMeanSquare < 5)
    // How far from where perfect execution would be, over the whole demonstration.
    let errors = demonstration.trajectory.states.enumerated().map { index, state in
      state.position
        - task.targetVelocity * Double(index) * WheelLeggedRobot.controlInterval
    }
    #expect(try #require(errors.max()) - (try #require(errors.min())) > 0.2)
    #expect(abs(summary.velocityMean - task.targetVelocity) < 0.05)
  }

  @Test("Torques are multiples of the level and within the limit") func torques() throws {
    var human = SimulatedHuman(task: .standingStill, parameters: .init(), seed: 0)
    let demonstration = try demonstrate(
      &human, task: .standingStill, transitionCount: 10_000, seed: 0)
    let level = human.parameters.torqueLevel
    let torques = demonstration.trajectory.torques
    #expect(torques.allSatisfy { ($0 / level).rounded() == $0 / level })
    #expect(torques.allSatisfy { abs($0) <= human.parameters.torqueMaximum })
    #expect(demonstration.transitions.actions.elements.allSatisfy { abs($0) < 1 })
    // Coarse, and yet a choice: at least five of the levels are used.
    #expect(Set(torques).count >= 5)
  }

  @Test("A torque is held until the next decision") func hold() {
    var parameters = SimulatedHuman.Parameters()
    parameters.decisionInterval = 4 * WheelLeggedRobot.controlInterval
    parameters.torqueNoise = 2
    var human = SimulatedHuman(task: .standingStill, parameters: parameters, seed: 4)
    let torques = (0..<400).map { _ in human.torque(at: .upright) }
    for (index, torque) in torques.enumerated() { #expect(torque == torques[index / 4 * 4]) }
    #expect(Set(torques).count > 1)
  }

  @Test("A state changes the torque after the reaction delay", arguments: [0, 1, 7])
  func delay(delaySteps: Int) {
    var parameters = steady
    parameters.reactionDelay = Double(delaySteps) * WheelLeggedRobot.controlInterval
    var human = SimulatedHuman(task: .standingStill, parameters: parameters, seed: 0)
    for _ in 0..<20 { #expect(human.torque(at: .upright) == 0) }
    for _ in 0..<delaySteps { #expect(human.torque(at: leaning) == 0) }
    #expect(human.torque(at: leaning) > 0)
  }

  @Test("The torque is the rounded sum of gains times errors") func gains() {
    var parameters = steady
    parameters.torqueLevel = 0.5
    func torque(_ task: RobotTask, _ state: RobotState) -> Double {
      var human = SimulatedHuman(task: task, parameters: parameters, seed: 0)
      return human.torque(at: state)
    }
    let state = RobotState(tilt: 0.05, tiltRate: -0.1, position: 0.5, velocity: 0.3)
    let balance = 0.05 * parameters.tiltGain - 0.1 * parameters.tiltRateGain
    let standing = balance + 0.5 * parameters.positionGain + 0.3 * parameters.velocityGain
    let moving = balance + 0.1 * parameters.velocityGain
    #expect(torque(.standingStill, state) == (standing / 0.5).rounded() * 0.5)
    #expect(torque(.movingStraight, state) == (moving / 0.5).rounded() * 0.5)
    #expect(torque(.standingStill, state) != torque(.movingStraight, state))
    #expect(torque(.standingStill, RobotState(vector: [1, 0, 0, 0])) == parameters.torqueMaximum)
  }

  @Test("Intentions vary with the given deviation and time constant") func wander() {
    // A person who perceives nothing but wanders, in fine levels: τ = −k_x x*, so x* is visible.
    var parameters = steady
    parameters.torqueLevel = 1e-6
    parameters.positionWander = 0.5
    parameters.wanderTime = 0.5
    var human = SimulatedHuman(task: .standingStill, parameters: parameters, seed: 11)
    let intentions = (0..<200_000).map { _ in
      -human.torque(at: .upright) / parameters.positionGain
    }
    let square = intentions.reduce(0) { $0 + $1 * $1 } / Double(intentions.count)
    #expect(abs(square.squareRoot() - 0.5) < 0.05)
    // The correlation over the time constant is 1/e.
    let lag = Int((parameters.wanderTime / WheelLeggedRobot.controlInterval).rounded())
    let product = zip(intentions, intentions.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(product / Double(intentions.count - lag) / square - 0.368) < 0.1)
  }

  @Test("A seed gives the same bits, another seed other torques") func seeds() throws {
    func recorded(_ seed: UInt64) throws -> Demonstration {
      var human = SimulatedHuman(task: .movingStraight, parameters: .init(), seed: seed)
      return try demonstrate(&human, task: .movingStraight, transitionCount: 1000, seed: seed)
    }
    #expect(try recorded(3) == recorded(3))
    #expect(try recorded(3).trajectory.torques != recorded(4).trajectory.torques)
  }

  @Test("Impossible parameters are refused") func parameters() async {
    await #expect(processExitsWith: .failure) {
      var parameters = SimulatedHuman.Parameters()
      parameters.torqueLevel = 0
      _ = SimulatedHuman(task: .standingStill, parameters: parameters, seed: 0)
    }
    await #expect(processExitsWith: .failure) {
      var parameters = SimulatedHuman.Parameters()
      parameters.decisionInterval = 0.001
      _ = SimulatedHuman(task: .standingStill, parameters: parameters, seed: 0)
    }
  }
}
