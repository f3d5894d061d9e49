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
