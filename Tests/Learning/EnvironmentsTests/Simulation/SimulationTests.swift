import Foundation
import LinearAlgebra
import Testing

@testable import Environments

struct SimulationTests {
  /// Takes random actions, each component within ± `limit`.
  private func trajectory(
    of model: BenchmarkModel, stepCount: Int, limit: Float = 1
  ) throws -> [[Double]] {
    let simulation = try Simulation(of: model)
    var generator = Generator(seed: 7, stream: "simulation test")
    simulation.reset(using: &generator)
    var actions = still(model.task)
    return (0..<stepCount).map { _ in
      for column in 0..<model.task.actionCount {
        actions[0, column] = limit * Float(2 * generator.uniform() - 1)
      }
      let outcome = simulation.step(taking: actions, row: 0)
      return simulation.observation + [outcome.reward]
    }
  }

  @Test("Simulations in parallel give the same bits", arguments: BenchmarkTask.allCases)
  func repeatable(task: BenchmarkTask) async throws {
    let model = try benchmarkModel(of: task)
    let first = try trajectory(of: model, stepCount: 30)
    // Side by side with others of the same model.
    try await withThrowingTaskGroup(of: [[Double]].self) { group in
      for _ in 0..<4 { group.addTask { try trajectory(of: model, stepCount: 30) } }
      for try await other in group { #expect(other == first) }
    }
    #expect(first.allSatisfy { $0.count == task.observationCount + 1 })
  }

  @Test("Actions are clamped to [−1, 1]", arguments: BenchmarkTask.allCases)
  func clamping(task: BenchmarkTask) throws {
    let simulation = try Simulation(of: benchmarkModel(of: task))
    func outcome(_ component: Float) -> (StepOutcome, [Double]) {
      var generator = Generator(seed: 7, stream: "simulation test")
      simulation.reset(using: &generator)
      let actions = Matrix(repeating: component, rowCount: 1, columnCount: task.actionCount)
      return (simulation.step(taking: actions, row: 0), simulation.observation)
    }
    #expect(outcome(3) == outcome(1))
    #expect(outcome(-.infinity) == outcome(-1))
    #expect(outcome(.nan) == outcome(0))
    #expect(outcome(0.5) != outcome(1))
  }

  @Test("An unstable simulation ends without reward", arguments: BenchmarkTask.allCases)
  func unstable(task: BenchmarkTask) throws {
    let simulation = try Simulation(of: benchmarkModel(of: task))
    let velocities = Array(repeating: 1e20, count: simulation.velocities.count)
    simulation.reset(positions: simulation.positions, velocities: velocities)
    #expect(simulation.step(taking: still(task), row: 0) == .unstable)
    #expect(simulation.observation.allSatisfy { $0.isFinite })
    #expect(!FileManager.default.fileExists(atPath: "MUJOCO_LOG.TXT"))
    // The next episode is a new one.
    var generator = Generator(seed: 7, stream: "simulation test")
    simulation.reset(using: &generator)
    #expect(simulation.step(taking: still(task), row: 0) != .unstable)
  }

  @Test("An episode reaches its step limit") func stepLimit() throws {
    let simulation = try Simulation(of: benchmarkModel(of: .pen))
    var generator = Generator(seed: 7, stream: "simulation test")
    simulation.reset(using: &generator)
    for _ in 0..<99 { simulation.step(taking: still(.pen), row: 0) }
    #expect(!simulation.isAtStepLimit)
    simulation.step(taking: still(.pen), row: 0)
    #expect(simulation.isAtStepLimit)
  }

  @Test("Simulations of one model do not affect one another") func independent() throws {
    let model = try benchmarkModel(of: .door)
    let (mine, other) = (try Simulation(of: model), try Simulation(of: model))
    var generator = Generator(seed: 7, stream: "simulation test")
    other.reset(positions: other.positions, velocities: other.velocities)
    let seen = other.observation
    mine.reset(using: &generator)
    #expect(mine.observation != seen)
    other.reset(positions: other.positions, velocities: other.velocities)
    #expect(other.observation == seen)
  }
}
