import Foundation
import LinearAlgebra

@testable import Datasets

/// Steps with values that identify them: step i has the observation (i, −i), the action
/// (i mod 200 − 100)/100 and the reward i/10.
struct SampleSteps {
  var observations, actions, nextObservations: Matrix
  var rewards: [Float]
  var terminals, timeouts: [Bool]

  /// - Parameter lengths: The lengths of the episodes; even ones terminate, odd ones are cut off.
  init(lengths: [Int]) {
    let count = lengths.reduce(0, +)
    let steps = (0..<count).map { Float($0) }
    observations = Matrix(
      rowCount: count, columnCount: 2, elements: steps.flatMap { [$0, -$0] })
    actions = Matrix(
      rowCount: count, columnCount: 1, elements: (0..<count).map { Float($0 % 200 - 100) / 100 })
    nextObservations = Matrix(
      rowCount: count, columnCount: 2, elements: steps.flatMap { [$0 + 0.5, -$0 - 0.5] })
    rewards = steps.map { $0 / 10 }
    terminals = lengths.flatMap { length in (1...length).map { $0 == length && length % 2 == 0 } }
    timeouts = lengths.flatMap { length in (1...length).map { $0 == length && length % 2 == 1 } }
  }

  /// The steps in trajectories of the given lengths.
  func dataset(lengths: [Int]) -> Dataset {
    Dataset(
      transitions: Transitions(
        observations: observations, actions: actions, nextObservations: nextObservations),
      rewards: rewards, terminals: terminals, trajectoryLengths: lengths)
  }

  /// Writes the steps in D4RL's layout, `blockCount` steps at a time.
  func write(
    to file: URL, blockCount: Int = 1000, metadata: [String: String] = ["algorithm": "sample"]
  ) throws {
    let writer = try D4RLWriter(
      creating: file, observationCount: 2, actionCount: 1, metadata: metadata)
    for start in stride(from: 0, to: rewards.count, by: blockCount) {
      let rows = Array(start..<min(start + blockCount, rewards.count))
      try writer.append(
        observations: observations.rows(rows), actions: actions.rows(rows),
        nextObservations: nextObservations.rows(rows), rewards: rows.map { rewards[$0] },
        terminals: rows.map { terminals[$0] }, timeouts: rows.map { timeouts[$0] })
    }
    try writer.close()
  }
}

extension DatasetFile {
  init(reading url: URL) throws(DatasetError) { try self.init(reading: url, options: Options()) }
}
