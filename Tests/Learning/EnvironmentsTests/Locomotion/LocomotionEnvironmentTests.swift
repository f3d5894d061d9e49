import LinearAlgebra
import Testing

@testable import Environments

struct LocomotionEnvironmentTests {
  static let walkers: [BenchmarkTask] = [.hopper, .halfCheetah, .walker2d]

  @Test("Locomotion equals that of gymnasium", arguments: walkers)
  func gymnasium(task: BenchmarkTask) throws {
    try expectAgreement(
      of: benchmarkModel(of: task, inertia: .exact), with: Reference(task.rawValue),
      stepCount: 200)
  }

  @Test("Locomotion with cylinder inertia equals that of gymnasium", arguments: walkers)
  func cylinders(task: BenchmarkTask) throws {
    try expectAgreement(
      of: benchmarkModel(of: task), with: Reference("\(task.rawValue)-cylinder"), tolerance: 1e-8,
      stepCount: 100)
  }

  @Test(
    "Hopper and walker fall when they are low, high or lean",
    arguments: [
      (task: BenchmarkTask.hopper, height: 1.25, pitch: 0.0, isTerminal: false),
      (.hopper, 0.65, 0, true), (.hopper, 1.25, 0.25, true), (.hopper, 1.25, -0.25, true),
      (.walker2d, 1.25, 0, false), (.walker2d, 0.75, 0, true), (.walker2d, 2.05, 0, true),
      (.walker2d, 1.25, 1.05, true), (.walker2d, 1.25, -1.05, true), (.walker2d, 1.25, 0.9, false),
    ])
  func falls(task: BenchmarkTask, height: Double, pitch: Double, isTerminal: Bool) throws {
    let simulation = try Simulation(of: benchmarkModel(of: task))
    let rest = Array(repeating: 0.0, count: simulation.velocities.count)
    simulation.reset(positions: [0, height, pitch] + rest.dropFirst(3), velocities: rest)
    #expect(simulation.step(taking: still(task), row: 0).isTerminal == isTerminal)
  }

  @Test(
    "Initial states are near the reference configuration",
    arguments: [BenchmarkTask.hopper, .walker2d])
  func initialStates(task: BenchmarkTask) throws {
    let model = try benchmarkModel(of: task)
    let simulation = try Simulation(of: model)
    let own = simulation.positions
    var (positions, velocities): ([Double], [Double]) = ([], [])
    for episode in 0..<50 {
      var generator = Generator(seed: 1, stream: "reset test", index: episode)
      simulation.reset(using: &generator)
      positions += zip(simulation.positions, own).map { $0 - $1 }
      velocities += simulation.velocities
    }
    for noise in [positions, velocities] {
      #expect(noise.allSatisfy { abs($0) <= 5e-3 })
      #expect(noise.max()! > 4.9e-3)
      #expect(noise.min()! < -4.9e-3)
    }
  }
}
