public import Environments
public import LinearAlgebra
public import Networks

/// Recorded steps in the order of episodes, as D4RL lays them out.
public struct RecordedSteps: Sendable {
  public internal(set) var observations, actions, nextObservations: Matrix
  public internal(set) var rewards: [Float]
  /// Whether the task ended the episode here.
  public internal(set) var terminals: [Bool]
  /// Whether the episode was cut here: by its step limit, also where the task ended it at the same
  /// step, or because no more was to be recorded.
  public internal(set) var timeouts: [Bool]
  /// The episodes, the last one perhaps cut.
  public internal(set) var episodes: [Episode]

  public var count: Int { rewards.count }
}

/// Lets a policy act with sampled actions, episode after episode, until `stepCount` steps are
/// recorded, and hands them on in blocks of whole episodes.
///
/// Episodes of a block run in lock step. Episode k draws all its chance from the stream
/// `recording/k` of `seed`, so a longer recording begins like a shorter one.
///
/// - Parameters:
///   - policy: Sees the observations themselves.
///   - model: The body.
///   - stepCount: Steps to record.
///   - seed: Of the episodes' streams.
///   - receive: Takes a block; `false` ends the recording.
/// - Throws: `EnvironmentError` when memory runs out, and what `receive` throws.
public func record(
  _ policy: TanhGaussianPolicy, on model: BenchmarkModel, stepCount: Int, seed: UInt64,
  receive: (RecordedSteps) throws -> Bool
) throws {
  // As many as fill the products of a policy's network, and no more than memory is nothing for.
  let episodesPerBlock = 20
  var recorded = 0
  var first = 0
  while recorded < stepCount {
    var rollOut = try PolicyRollOut(
      of: policy, normalizer: nil, choice: .sample, on: model,
      episodes: first..<first + episodesPerBlock
    ) { Generator(seed: seed, stream: "recording/\($0)") }
    var logs = (0..<episodesPerBlock).map { _ in EpisodeLog() }
    while rollOut.step() {
      for step in rollOut.steps { logs[step.episode - first].append(step, of: rollOut) }
    }
    let block = RecordedSteps(logs, task: model.task, atMost: stepCount - recorded)
    recorded += block.count
    first += episodesPerBlock
    guard try receive(block) else { return }
  }
}

/// The steps of one episode.
private struct EpisodeLog {
  var observations: [Float] = []
  var actions: [Float] = []
  var nextObservations: [Float] = []
  var outcomes: [StepOutcome] = []

  mutating func append(_ step: PolicyRollOut.Step, of rollOut: PolicyRollOut) {
    observations.append(contentsOf: rollOut.observations.row(step.row))
    actions.append(contentsOf: rollOut.actions.row(step.row))
    nextObservations.append(contentsOf: rollOut.nextObservations.row(step.row))
    outcomes.append(step.outcome)
  }
}

extension RecordedSteps {
  /// The steps of whole episodes in their order, but no more than `limit`.
  fileprivate init(_ logs: [EpisodeLog], task: BenchmarkTask, atMost limit: Int) {
    var (states, taken, nextStates): ([Float], [Float], [Float]) = ([], [], [])
    rewards = []
    terminals = []
    timeouts = []
    episodes = []
    for log in logs where rewards.count < limit {
      let count = min(log.outcomes.count, limit - rewards.count)
      states += log.observations.prefix(count * task.observationCount)
      taken += log.actions.prefix(count * task.actionCount)
      nextStates += log.nextObservations.prefix(count * task.observationCount)
      var episode = Episode()
      for (index, outcome) in log.outcomes.prefix(count).enumerated() {
        let isAtLimit = index + 1 == task.stepLimit
        rewards.append(Float(outcome.reward))
        terminals.append(outcome.isTerminal && !isAtLimit)
        timeouts.append(isAtLimit || index + 1 == count && !outcome.isTerminal)
        episode.add(outcome)
      }
      episodes.append(episode)
    }
    observations = Matrix(
      rowCount: rewards.count, columnCount: task.observationCount, elements: states)
    actions = Matrix(rowCount: rewards.count, columnCount: task.actionCount, elements: taken)
    nextObservations = Matrix(
      rowCount: rewards.count, columnCount: task.observationCount, elements: nextStates)
  }
}
