import Foundation
import TestSupport
import LinearAlgebra

@testable import Environments

/// The model of a task as set-up leaves it in the working store.
func benchmarkModel(
  of task: BenchmarkTask, inertia: CapsuleInertia = .cylinder
) throws -> BenchmarkModel {
  let work = ProcessInfo.processInfo.environment["DMIL_WORK"].flatMap { $0.isEmpty ? nil : $0 }
  let folder = work.map { URL(filePath: $0) } ?? repository.appending(path: ".work")
  return try BenchmarkModel(
    of: task, inertia: inertia, folder: folder.appending(path: "models").path)
}

/// What `Tests/Fixtures/gymnasium_trajectories.py` recorded of a task.
struct Reference {
  struct Step {
    var action: [Float]
    var reward = 0.0
    var isTerminal = false
    var isSuccess = false
    /// Recorded at some steps only.
    var observation: [Double]?
  }

  struct Episode {
    var positions: [Double]
    var velocities: [Double] = []
    /// Of the body that the task moves.
    var place: [Double] = []
    var steps: [Step] = []
  }

  private(set) var episodes: [Episode] = []
  /// Of all bodies, in kg and in kg·m².
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

/// How far a simulation is from the reference.
struct Deviation {
  var observation = 0.0
  var reward = 0.0
  var differingEnds = 0
  var differingSuccesses = 0
  var stepCount = 0
}

/// Simulates what was recorded, past the ends of episodes.
func deviation(
  of model: BenchmarkModel, from reference: Reference,
  arranging arrange: (Scene, [Double]) -> Void = { _, _ in }
) throws -> Deviation {
  let simulation = try Simulation(of: model)
  var deviation = Deviation()
  for episode in reference.episodes {
    simulation.reset(positions: episode.positions, velocities: episode.velocities) {
      arrange($0, episode.place)
    }
    for step in episode.steps {
      let outcome = simulation.step(
        taking: Matrix(rowCount: 1, columnCount: step.action.count, elements: step.action), row: 0)
      deviation.reward = max(deviation.reward, abs(outcome.reward - step.reward))
      if outcome.isTerminal != step.isTerminal { deviation.differingEnds += 1 }
      if outcome.isSuccess != step.isSuccess { deviation.differingSuccesses += 1 }
      for (number, expected) in zip(simulation.observation, step.observation ?? []) {
        deviation.observation = max(deviation.observation, abs(number - expected))
      }
      deviation.stepCount += 1
    }
  }
  return deviation
}
