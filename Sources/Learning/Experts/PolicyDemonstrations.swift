public import Datasets
public import Environments
public import LinearAlgebra
public import Networks

/// Steps in the order of episodes, as in files of D4RL.
public struct DemonstrationBlock: Sendable {
  public internal(set) var observations, actions, nextObservations: Matrix
  public internal(set) var rewards: [Float]
  /// Whether the task ended the episode with this step.
  public internal(set) var terminals: [Bool]
  /// Whether the episode was cut after this step: by its step limit, even where the task ended it at the
  /// same step, or at the end of the demonstrations.
  public internal(set) var timeouts: [Bool]
  /// The episodes, of which the last may be cut.
  public internal(set) var episodes: [Episode]

  public var count: Int { rewards.count }
}

/// Records `stepCount` steps of a policy with sampled actions, in blocks of whole episodes.
///
/// The episodes of a block run in parallel. All random numbers of episode k come from the stream
/// `recording/k` of `seed`, so longer demonstrations begin with the shorter ones.
///
/// `receive` gets each block, and ends the demonstrations by `false`.
///
/// - Throws: `EnvironmentError` when memory runs out, and the errors of `receive`.
public func demonstrate(
  _ policy: TanhGaussianPolicy, on model: BenchmarkModel, stepCount: Int, seed: UInt64,
  receive: (DemonstrationBlock) throws -> Bool
) throws {
  // Enough rows for the products of a policy's network, with little memory.
  let episodesPerBlock = 20
  var recorded = 0
  var first = 0
  while recorded < stepCount {
    var rollout = try PolicyRollout(
      of: policy, normalizer: nil, choice: .sample, on: model,
      episodes: first..<first + episodesPerBlock
    ) { Generator(seed: seed, stream: "recording/\($0)") }
    var logs = (0..<episodesPerBlock).map { _ in EpisodeLog() }
    while rollout.step() {
      for step in rollout.steps { logs[step.episode - first].append(step, of: rollout) }
    }
    let block = DemonstrationBlock(logs, task: model.task, atMost: stepCount - recorded)
    recorded += block.count
    first += episodesPerBlock
    guard try receive(block) else { return }
  }
}

/// Demonstrations of a policy in memory.
public struct PolicyDemonstrations: Sendable {
  public let dataset: Dataset
  /// The mean of log π(a|s) over all transitions, in nats: π of the policy itself.
  public let logLikelihood: Double

  /// Records `stepCount` steps as `demonstrate` does.
  ///
  /// `continues` gets the number of steps so far; `false` ends the demonstrations.
  ///
  /// - Throws: `EnvironmentError` when memory runs out.
  public init(
    of policy: TanhGaussianPolicy, on model: BenchmarkModel, stepCount: Int, seed: UInt64,
    while continues: (_ count: Int) -> Bool
  ) throws {
    var policy = policy
    var datasets: [Dataset] = []
    var count = 0
    var sum = 0.0
    try demonstrate(policy, on: model, stepCount: stepCount, seed: seed) { block in
      datasets.append(Dataset(block))
      count += block.count
      let densities = policy.logDensities(of: block.actions, at: block.observations)
      sum = densities.elements.reduce(sum) { $0 + Double($1) }
      return continues(count)
    }
    dataset = Dataset(joining: datasets)
    logLikelihood = sum / Double(count)
  }
}

extension Dataset {
  /// Return and length of each trajectory.
  public var episodes: [Episode] {
    trajectories.map { rows in
      Episode(totalReward: rows.reduce(0) { $0 + Double(rewards[$1]) }, length: rows.count)
    }
  }

  /// The steps of a block of episodes.
  fileprivate init(_ block: DemonstrationBlock) {
    self.init(
      transitions: Transitions(
        observations: block.observations, actions: block.actions,
        nextObservations: block.nextObservations),
      rewards: block.rewards, terminals: block.terminals,
      trajectoryLengths: block.episodes.map(\.length))
  }
}

/// The steps of one episode.
private struct EpisodeLog {
  var observations: [Float] = []
  var actions: [Float] = []
  var nextObservations: [Float] = []
  var outcomes: [StepOutcome] = []

  mutating func append(_ step: PolicyRollout.Step, of rollout: PolicyRollout) {
    observations.append(contentsOf: rollout.observations.row(step.row))
    actions.append(contentsOf: rollout.actions.row(step.row))
    nextObservations.append(contentsOf: rollout.nextObservations.row(step.row))
    outcomes.append(step.outcome)
  }
}

extension DemonstrationBlock {
  /// The steps of whole episodes in their order, at most `limit`.
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
