public import Datasets
public import Environments
public import LinearAlgebra
public import Networks

/// Parallel episodes of one policy, with one evaluation of its network per step for all of them, and
/// without allocation in a step.
///
/// Start and actions of each episode come from a stream of its own.
public struct PolicyRollout {
  /// Whether actions are modes or samples of the policy.
  public enum Choice: String, CaseIterable, Sendable {
    case mode
    case sample
  }

  /// One step of one episode.
  public struct Step {
    public let episode: Int
    /// Its row of `observations` and `actions`.
    public let row: Int
    public let outcome: StepOutcome
    /// Whether the episode ends with it, by its task or by time.
    public let isLast: Bool
  }

  private let normalizer: Normalizer?
  private let choice: Choice
  private var policy: TanhGaussianPolicy
  /// The running episodes, in the first rows of the matrices.
  private var simulations: [Simulation] = []
  private var generators: [Generator] = []
  private var episodes: [Int] = []
  /// The raw observations before the actions, one row for each running episode.
  public private(set) var observations: Matrix
  /// The raw observations after the actions.
  public private(set) var nextObservations: Matrix
  public private(set) var actions: Matrix
  private var policyInputs: Matrix
  /// The last step of each episode that was running before it, by rows.
  public private(set) var steps: [Step] = []

  /// Begins `episodes`.
  ///
  /// `normalizer` is `nil` for a policy of raw observations; `stream` makes the generator of an episode.
  ///
  /// - Throws: when memory runs out.
  public init(
    of policy: TanhGaussianPolicy, normalizer: Normalizer?, choice: Choice,
    on model: BenchmarkModel,
    episodes: Range<Int>, stream: (_ episode: Int) -> Generator
  ) throws(EnvironmentError) {
    self.policy = policy
    self.normalizer = normalizer
    self.choice = choice
    let task = model.task
    observations = Matrix(
      repeating: 0, rowCount: episodes.count, columnCount: task.observationCount)
    nextObservations = observations
    policyInputs = observations
    actions = Matrix(repeating: 0, rowCount: episodes.count, columnCount: task.actionCount)
    self.episodes = Array(episodes)
    for (row, episode) in episodes.enumerated() {
      var generator = stream(episode)
      let simulation = try Simulation(of: model)
      simulation.reset(using: &generator)
      simulation.writeObservation(into: &observations, row: row)
      simulations.append(simulation)
      generators.append(generator)
    }
  }

  /// Takes one step in every running episode and stores it in `steps`; `false` when all episodes have
  /// ended.
  public mutating func step() -> Bool {
    if !steps.isEmpty { removeEndedEpisodes() }
    steps.removeAll(keepingCapacity: true)
    guard !simulations.isEmpty else { return false }
    chooseActions()
    for (row, simulation) in simulations.enumerated() {
      let outcome = simulation.step(taking: actions, row: row)
      simulation.writeObservation(into: &nextObservations, row: row)
      steps.append(
        Step(
          episode: episodes[row], row: row, outcome: outcome,
          isLast: outcome.isTerminal || simulation.isAtStepLimit))
    }
    return true
  }

  /// Removes ended episodes, and moves the observations after the last actions to those before the
  /// next.
  private mutating func removeEndedEpisodes() {
    var target = 0
    for step in steps where !step.isLast {
      let row = step.row
      observations.setRow(target, to: nextObservations, row: row)
      simulations[target] = simulations[row]
      generators[target] = generators[row]
      episodes[target] = episodes[row]
      target += 1
    }
    simulations.removeLast(simulations.count - target)
  }

  private mutating func chooseActions() {
    let rowCount = simulations.count
    if let normalizer {
      normalizer.normalize(observations, rowCount: rowCount, into: &policyInputs)
    } else {
      for row in 0..<rowCount { policyInputs.setRow(row, to: observations, row: row) }
    }
    switch choice {
    case .mode: policy.writeModes(at: policyInputs, rowCount: rowCount, into: &actions)
    case .sample:
      policy.writeSamples(at: policyInputs, rowCount: rowCount, into: &actions, using: &generators)
    }
  }
}

extension PolicyRollout {
  /// Runs all episodes to their ends; `nil` if `continues` returns `false` before.
  public mutating func episodes(while continues: () -> Bool) -> [Episode]? {
    let first = episodes.first ?? 0
    var results = [Episode](repeating: Episode(), count: episodes.count)
    while step() {
      for step in steps { results[step.episode - first].add(step.outcome) }
      guard continues() else { return nil }
    }
    return results
  }
}
