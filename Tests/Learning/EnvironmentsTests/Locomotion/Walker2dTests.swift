import Testing

@testable import Environments

struct Walker2dTests {
  @Test(
    "The walker falls when it is low, high or leans",
    arguments: [
      (height: 1.25, pitch: 0.0, isTerminal: false), (height: 0.75, pitch: 0, isTerminal: true),
      (height: 2.05, pitch: 0, isTerminal: true), (height: 1.25, pitch: 1.05, isTerminal: true),
      (height: 1.25, pitch: -1.05, isTerminal: true), (height: 1.25, pitch: 0.9, isTerminal: false),
    ])
  func termination(height: Double, pitch: Double, isTerminal: Bool) throws {
    let simulation = try Simulation(of: benchmarkModel(of: .walker2d))
    simulation.reset(
      positions: [0, height, pitch, 0, 0, 0, 0, 0, 0], velocities: Array(repeating: 0, count: 9))
    #expect(simulation.step(taking: still(.walker2d), row: 0).isTerminal == isTerminal)
  }
}
