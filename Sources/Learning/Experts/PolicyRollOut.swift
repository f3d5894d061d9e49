public import Datasets
public import Environments
public import LinearAlgebra
public import Networks

/// Episodes of one policy, all in lock step, so that its networks see as many rows as there are
/// episodes; nothing is allocated from one step to the next.
///
/// Each episode draws its start and its actions from one stream of its own.
public struct PolicyRollOut {
  /// How actions are chosen.
  public enum Choice: String, CaseIterable, Sendable {
    case mode
    case sample
  }

  /// What one step of one episode was.
  public struct Step {
    public let episode: Int
    /// The row of `observations` and `actions` in which it stands.
    public let row: Int
    public let outcome: StepOutcome
    /// Whether the episode is over, by its task or by time.
    public let isLast: Bool
  }

  private let normalizer: Normalizer?
  private let choice: Choice
  private var policy: TanhGaussianPolicy
  /// Those whose episodes go on, in the first rows of the matrices.
  private var simulations: [Simulation] = []
  private var generators: [Generator] = []
  private var episodes: [Int] = []
  /// The states before the actions, as the bodies show them; one row for each running episode.
  public private(set) var observations: Matrix
  /// The states after the actions.
  public private(set) var nextObservations: Matrix
  public private(set) var actions: Matrix
  private var seen: Matrix
  /// The last step of each episode that went on until then, by rows.
  public private(set) var steps: [Step] = []

  /// Begins `episodes`.
  ///
  /// - Parameters:
  ///   - policy: Sees what `normalizer` makes of the observations.
  ///   - normalizer: `nil` for a policy that sees the observations themselves.
  ///   - choice: Mode or sample.
  ///   - model: The body.
  ///   - episodes: Their numbers.
  ///   - stream: Opens the stream of an episode.
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
    seen = observations
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

  /// Takes one step in every episode that goes on, and says what each was in `steps`; `false` when
  /// all episodes are over.
  public mutating func step() -> Bool {
    if !steps.isEmpty { goOn() }
    steps.removeAll(keepingCapacity: true)
    guard !simulations.isEmpty else { return false }
    choose()
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

  /// Leaves the episodes that are over, and makes the states after the last actions those before
  /// the next.
  private mutating func goOn() {
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

  private mutating func choose() {
    let rowCount = simulations.count
    if let normalizer {
      normalizer.normalize(observations, rowCount: rowCount, into: &seen)
    } else {
      for row in 0..<rowCount { seen.setRow(row, to: observations, row: row) }
    }
    switch choice {
    case .mode: policy.writeModes(at: seen, rowCount: rowCount, into: &actions)
    case .sample:
      policy.writeSamples(at: seen, rowCount: rowCount, into: &actions, using: &generators)
    }
  }
}

extension PolicyRollOut {
  /// Carries all episodes to their ends; `nil` when `continues` says no before.
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
