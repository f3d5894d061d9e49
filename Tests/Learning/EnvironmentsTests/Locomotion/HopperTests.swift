import LinearAlgebra
import Testing

@testable import Environments

struct HopperTests {
  @Test("The hopper falls when a velocity is too large") func velocities() throws {
    let simulation = try Simulation(of: benchmarkModel(of: .hopper))
    simulation.reset(positions: [0, 1.25, 0, 0, 0, 0], velocities: [150, 0, 0, 0, 0, 0])
    #expect(simulation.step(taking: still(.hopper), row: 0).isTerminal)
  }

  @Test("Observed velocities are clamped to ±10") func clamping() throws {
    let simulation = try Simulation(of: benchmarkModel(of: .hopper))
    simulation.reset(positions: [7, 1.25, 0.1, 0, 0, 0], velocities: [20, -20, 3, 0, 0, 0])
    #expect(simulation.observation == [1.25, 0.1, 0, 0, 0, 10, -10, 3, 0, 0, 0])
  }
}

/// The action of no effort.
func still(_ task: BenchmarkTask) -> Matrix {
  Matrix(repeating: 0, rowCount: 1, columnCount: task.actionCount)
}
