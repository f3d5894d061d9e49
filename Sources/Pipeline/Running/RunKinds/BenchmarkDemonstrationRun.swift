import Datasets
import Environments
import Experts
import Foundation
import LinearAlgebra

/// A recording on a benchmark task: of a policy of our own, or read from a file.
struct BenchmarkDemonstrationRun {
  enum Source: String, CaseIterable {
    /// Our expert acts.
    case generated
    /// A file in the layout of D4RL.
    case d4rl
    /// A file in the layout of Minari.
    case minari
  }

  /// Where the steps come from.
  enum Origin {
    case policy(ExpertPolicy, BenchmarkModel)
    case file(URL, clipsActions: Bool)
  }

  let task: BenchmarkTask
  let origin: Origin
  /// Transitions at most.
  let transitionCount: Int
  let seed: UInt64

  /// Files: `transitions.safetensors`, a `Dataset`; metrics of what was recorded.
  func output(monitor: RunMonitor) throws -> RunOutput {
    let set = try demonstrations(monitor: monitor)
    var output = RunOutput()
    output.add("transition_count", Double(set.count))
    output.add("episode_count", Double(set.trajectories.count))
    let episodes = set.trajectories.map { rows in
      Episode(
        totalReward: rows.reduce(0) { $0 + Double(set.rewards[$1]) }, length: rows.count)
    }
    let summary = BenchmarkSummary(of: episodes, task: task)
    output.add("return_mean", summary.returnMean)
    output.add("return_std", summary.returnDeviation)
    output.add("normalized_score_mean", summary.scoreMean)
    output.add("length_mean", summary.lengthMean)
    var bounds = ActionBounds()
    bounds.measure(set.transitions.actions)
    output.add("bound_fraction", bounds.shareAtBound)
    output.add(file: DemonstrationRun.transitionsFile, set.safetensors.encoded())
    return output
  }

  private func demonstrations(monitor: RunMonitor) throws -> Dataset {
    let set: Dataset
    switch origin {
    case .policy(let expert, let model):
      set = try recording(of: expert, on: model, monitor: monitor)
    case .file(let file, let clipsActions):
      set = try ImportProcess().demonstrations(
        from: file,
        assuming: DatasetFile.Assumptions(
          episodeStepLimit: task.stepLimit, clipsActions: clipsActions), .all, seed: seed)
    }
    guard set.transitions.observations.columnCount == task.observationCount,
      set.transitions.actions.columnCount == task.actionCount
    else {
      throw RunError(
        problem: "the file holds states and actions of \(set.transitions.observations.columnCount) "
          + "and \(set.transitions.actions.columnCount) components, and \(task.rawValue) has "
          + "\(task.observationCount) and \(task.actionCount); name another file")
    }
    return set.count > transitionCount ? set.rows(Array(0..<transitionCount)) : set
  }

  private func recording(
    of expert: ExpertPolicy, on model: BenchmarkModel, monitor: RunMonitor
  ) throws -> Dataset {
    var sets: [Dataset] = []
    var count = 0
    try record(expert.policy, on: model, stepCount: transitionCount, seed: seed) { block in
      sets.append(Dataset(block))
      count += block.count
      monitor.advanced(to: count, of: transitionCount)
      return !monitor.mustStop
    }
    if monitor.mustStop { throw Interrupted() }
    return Dataset(joining: sets)
  }
}

extension Dataset {
  /// A block of recorded steps.
  init(_ block: RecordedSteps) {
    var trajectories: [Range<Int>] = []
    for episode in block.episodes {
      let start = trajectories.last?.upperBound ?? 0
      trajectories.append(start..<start + episode.length)
    }
    self.init(
      transitions: Transitions(
        observations: block.observations, actions: block.actions,
        nextObservations: block.nextObservations),
      rewards: block.rewards, terminals: block.terminals, trajectories: trajectories)
  }

  /// Sets one behind the other, each copied once.
  fileprivate init(joining sets: [Dataset]) {
    func joined(_ part: (Transitions) -> Matrix) -> Matrix {
      Matrix(
        rowCount: sets.reduce(0) { $0 + $1.count },
        columnCount: sets.first.map { part($0.transitions).columnCount } ?? 0,
        elements: sets.flatMap { part($0.transitions).elements })
    }
    var trajectories: [Range<Int>] = []
    for set in sets {
      let start = trajectories.last?.upperBound ?? 0
      trajectories += set.trajectories.map { $0.lowerBound + start..<$0.upperBound + start }
    }
    self.init(
      transitions: Transitions(
        observations: joined(\.observations), actions: joined(\.actions),
        nextObservations: joined(\.nextObservations)),
      rewards: sets.flatMap(\.rewards), terminals: sets.flatMap(\.terminals),
      trajectories: trajectories)
  }
}
