import LinearAlgebra
import Testing

@testable import Environments

struct PlanarWalkerTests {
  static let walkers: [BenchmarkTask] = [.hopper, .halfCheetah, .walker2d]

  @Test(arguments: walkers)
  func walksAsInGymnasium(task: BenchmarkTask) throws {
    let deviation = try deviation(
      of: benchmarkModel(of: task, inertia: .exact), from: Reference(task.rawValue))
    #expect(deviation.stepCount >= 200)
    #expect(deviation.observation < 1e-10, "observation off by \(deviation.observation)")
    #expect(deviation.reward < 1e-10, "reward off by \(deviation.reward)")
    #expect(deviation.differingEnds == 0)
  }

  @Test(arguments: walkers)
  func walksAsInGymnasiumWithCylindersForCapsules(task: BenchmarkTask) throws {
    let deviation = try deviation(
      of: benchmarkModel(of: task), from: Reference("\(task.rawValue)-cylinder"))
    #expect(deviation.stepCount >= 100)
    #expect(deviation.observation < 1e-8, "observation off by \(deviation.observation)")
    #expect(deviation.reward < 1e-8, "reward off by \(deviation.reward)")
    #expect(deviation.differingEnds == 0)
  }

  @Test(arguments: [BenchmarkTask.hopper, .walker2d])
  func beginsNearTheModelsOwnState(task: BenchmarkTask) throws {
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
