import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Environments

/// The model of a task in the working store.
func benchmarkModel(
  of task: BenchmarkTask, inertia: CapsuleInertia = .cylinder
) throws -> BenchmarkModel {
  try BenchmarkModel(
    of: task, inertia: inertia, folder: workingStore.appending(path: "models").path)
}

/// Episodes of a task recorded by `Tests/Fixtures/gymnasium_trajectories.py`.
struct Reference {
  struct Step {
    var action: [Float]
    var reward = 0.0
    var isTerminal = false
    var isSuccess = false
    /// Recorded only at some steps.
    var observation: [Double]?
  }

  struct Episode {
    var positions: [Double]
    var velocities: [Double] = []
    /// The placement of the rigid body that the task moves.
    var place: [Double] = []
    var steps: [Step] = []
  }

  private(set) var episodes: [Episode] = []
  /// Of all rigid bodies, in kg and kg·m².
  private(set) var masses: [Double] = []
  private(set) var inertias: [Double] = []

  init(_ name: String) throws {
    let file = repository.appending(path: "Tests/Fixtures/\(name).txt")
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words[0] != "#" { read(words[0], words.dropFirst().compactMap { Double($0) }) }
    }
  }

  private mutating func read(_ word: Substring, _ numbers: [Double]) {
    switch word {
    case "masses": masses = numbers
    case "inertias": inertias = numbers
    case "positions": episodes.append(Episode(positions: numbers))
    case "velocities": change { $0.velocities = numbers }
    case "place": change { $0.place = numbers }
    case "action": change { $0.steps.append(Step(action: numbers.map { Float($0) / 128 })) }
    case "reward": changeStep { $0.reward = numbers[0] }
    case "terminal": changeStep { $0.isTerminal = numbers[0] != 0 }
    case "success": changeStep { $0.isSuccess = numbers[0] != 0 }
    case "observation": changeStep { $0.observation = numbers }
    default: preconditionFailure("A reference has no line '\(word)'")
    }
  }

  private mutating func change(_ body: (inout Episode) -> Void) {
    body(&episodes[episodes.count - 1])
  }

  private mutating func changeStep(_ body: (inout Step) -> Void) {
    change { body(&$0.steps[$0.steps.count - 1]) }
  }
}

/// Expects that a simulation repeats the reference, beyond the ends of episodes too.
func expectAgreement(
  of model: BenchmarkModel, with reference: Reference, tolerance: Double = 1e-10, stepCount: Int,
  sourceLocation: SourceLocation = #_sourceLocation,
  arranging arrange: (Scene, [Double]) -> Void = { _, _ in }
) throws {
  let simulation = try Simulation(of: model)
  var (observationError, rewardError, differingCount, count) = (0.0, 0.0, 0, 0)
  for episode in reference.episodes {
    simulation.reset(positions: episode.positions, velocities: episode.velocities) {
      arrange($0, episode.place)
    }
    for step in episode.steps {
      let outcome = simulation.step(
        taking: Matrix(rowCount: 1, columnCount: step.action.count, elements: step.action), row: 0)
      rewardError = max(rewardError, abs(outcome.reward - step.reward))
      if outcome.isTerminal != step.isTerminal || outcome.isSuccess != step.isSuccess {
        differingCount += 1
      }
      for (number, expected) in zip(simulation.observation, step.observation ?? []) {
        observationError = max(observationError, abs(number - expected))
      }
      count += 1
    }
  }
  #expect(count >= stepCount, sourceLocation: sourceLocation)
  #expect(observationError < tolerance, sourceLocation: sourceLocation)
  #expect(rewardError < tolerance, sourceLocation: sourceLocation)
  #expect(differingCount == 0, "ends or successes differ", sourceLocation: sourceLocation)
}
