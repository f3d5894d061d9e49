import LinearAlgebra
import Testing

@testable import Environments

struct HalfCheetahTests {
  @Test("Initial positions are uniform and velocities normal") func initialStates() throws {
    let simulation = try Simulation(of: benchmarkModel(of: .halfCheetah))
    var (positions, velocities): ([Double], [Double]) = ([], [])
    for episode in 0..<200 {
      var generator = Generator(seed: 1, stream: "reset test", index: episode)
      simulation.reset(using: &generator)
      positions += simulation.positions
      velocities += simulation.velocities
    }
    #expect(positions.allSatisfy { abs($0) <= 0.1 })
    #expect(positions.max()! > 0.099)
    let variance = velocities.reduce(0) { $0 + $1 * $1 } / Double(velocities.count)
    // 1,800 draws: a standard error of 3.3 %.
    #expect(abs(variance / 0.01 - 1) < 0.12)
  }

  @Test("The half-cheetah never terminates") func termination() throws {
    let simulation = try Simulation(of: benchmarkModel(of: .halfCheetah))
    simulation.reset(
      positions: [0, 0, .pi, 0, 0, 0, 0, 0, 0], velocities: [0, 0, 20, 0, 0, 0, 0, 0, 0])
    #expect(simulation.observation[10] == 20)
    #expect(!simulation.step(taking: still(.halfCheetah), row: 0).isTerminal)
  }
}
