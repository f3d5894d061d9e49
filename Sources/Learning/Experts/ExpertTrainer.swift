public import Environments
public import LinearAlgebra
public import Networks

/// Trains an expert: several copies of a body explore side by side, and each step of exploration
/// is followed by steps of learning.
///
/// An epoch begins with fresh episodes, its first cut where the last one ended. So learner and
/// replay buffer at the end of an epoch are the whole state, and a continued training comes to the
/// same bits.
public struct ExpertTrainer: Sendable {
  /// How much is explored and learned.
  public struct Settings: Equatable, Sendable {
    /// Bodies that explore in lock step.
    public var bodyCount = 4
    /// Exploration steps of all bodies in an epoch; a multiple of `bodyCount`.
    public var epochStepCount = 20_000
    /// Exploration steps for one of learning; a divisor of `bodyCount`.
    ///
    /// One is usual. The second costs a thirtieth of a step of learning and brings fresh data.
    public var stepsPerUpdate = 2
    /// Exploration steps with uniform actions, before the first of learning.
    public var warmUpStepCount = 10_000
    public var replayCapacity = 1_000_000
    public var learner = TQC.Settings()

    public init() {}
  }

  public let settings: Settings
  public private(set) var learner: TQC
  public private(set) var buffer: ReplayBuffer
  /// Epochs that are over.
  public private(set) var epochCount = 0
  /// Exploration steps that were taken.
  public var stepCount: Int { epochCount * settings.epochStepCount }
  private let model: BenchmarkModel
  private let seed: UInt64

  /// A trainer before its first epoch.
  ///
  /// - Precondition: the numbers of the settings divide one another as they say.
  public init(settings: Settings, model: BenchmarkModel, seed: UInt64) {
    precondition(
      settings.epochStepCount % settings.bodyCount == 0
        && settings.bodyCount % settings.stepsPerUpdate == 0,
      "An epoch is a whole number of steps of all bodies, and these of steps of learning")
    self.settings = settings
    self.model = model
    self.seed = seed
    learner = TQC(
      settings: settings.learner, observationCount: model.task.observationCount,
      actionCount: model.task.actionCount, seed: seed)
    buffer = ReplayBuffer(
      capacity: settings.replayCapacity, observationCount: model.task.observationCount,
      actionCount: model.task.actionCount)
  }

  /// What an epoch brought.
  public struct Epoch: Sendable {
    /// The transitions that it added to the replay buffer.
    public let block: ReplayBlock
    /// Means of the learner's diagnostics over the epoch; empty without a step of learning.
    public let diagnostics: [Float]
  }

  /// Explores and learns for one epoch; `nil` when `continues` says no before it is over, and the
  /// trainer is of no further use then.
  ///
  /// - Throws: `EnvironmentError` when memory runs out.
  public mutating func epoch(while continues: () -> Bool) throws(EnvironmentError) -> Epoch? {
    var exploration = try Exploration(
      settings: settings, model: model, seed: seed, epoch: epochCount)
    let updatesPerStep = settings.bodyCount / settings.stepsPerUpdate
    var sums = [Float](repeating: 0, count: TQC.diagnosticNames.count)
    var updateCount = 0
    for _ in 0..<settings.epochStepCount / settings.bodyCount {
      guard continues() else { return nil }
      let explored = buffer.addedCount
      let isWarmingUp = explored < settings.warmUpStepCount
      if isWarmingUp { exploration.chooseUniformly() } else { exploration.choose(by: &learner) }
      let rows = exploration.act()
      buffer.append(exploration.block, rows: rows)
      if isWarmingUp { continue }
      let first = (explored - settings.warmUpStepCount) / settings.stepsPerUpdate
      for offset in 0..<updatesPerStep {
        let values = learner.update(first + offset, from: buffer)
        for index in sums.indices { sums[index] += values[index] }
        updateCount += 1
      }
    }
    epochCount += 1
    return Epoch(
      block: exploration.block,
      diagnostics: updateCount == 0 ? [] : sums.map { $0 / Float(updateCount) })
  }

  /// Puts back a learner's tensors and the blocks of its epochs, all or the latest that fill the
  /// buffer.
  ///
  /// - Throws: `TensorMismatch` when a tensor is missing or has another shape.
  public mutating func restore(
    _ tensors: [String: Tensor], blocks: [ReplayBlock], epochCount: Int
  ) throws(TensorMismatch) {
    try learner.restore(tensors)
    let omitted = epochCount - blocks.count
    buffer.skip(omitted * settings.epochStepCount)
    for block in blocks { buffer.append(block, rows: 0..<block.count) }
    self.epochCount = epochCount
  }
}

/// The bodies of one epoch and what they have met.
private struct Exploration {
  private(set) var block: ReplayBlock
  private var simulations: [Simulation] = []
  /// One for each body: its resets and actions.
  private var generators: [Generator] = []
  private var observations, actions: Matrix
  private var stepCount = 0

  init(
    settings: ExpertTrainer.Settings, model: BenchmarkModel, seed: UInt64, epoch: Int
  ) throws(EnvironmentError) {
    let task = model.task
    observations = Matrix(
      repeating: 0, rowCount: settings.bodyCount, columnCount: task.observationCount)
    actions = Matrix(repeating: 0, rowCount: settings.bodyCount, columnCount: task.actionCount)
    block = ReplayBlock(
      rowCount: settings.epochStepCount, observationCount: task.observationCount,
      actionCount: task.actionCount)
    for body in 0..<settings.bodyCount {
      generators.append(Generator(seed: seed, stream: "exploration/\(body)", index: epoch))
      let simulation = try Simulation(of: model)
      simulation.reset(using: &generators[body])
      simulation.writeObservation(into: &observations, row: body)
      simulations.append(simulation)
    }
  }
  mutating func choose(by learner: inout TQC) {
    learner.act(
      at: observations, rowCount: simulations.count, into: &actions, using: &generators)
  }

  mutating func chooseUniformly() {
    for body in simulations.indices {
      for column in 0..<actions.columnCount {
        actions[body, column] = Float(2 * generators[body].uniform() - 1)
      }
    }
  }

  /// Lets every body take its action, and begins a new episode where one ended; returns the rows
  /// of the block that this filled.
  mutating func act() -> Range<Int> {
    let first = stepCount
    for (body, simulation) in simulations.enumerated() {
      block.observations.setRow(stepCount, to: observations, row: body)
      block.actions.setRow(stepCount, to: actions, row: body)
      let outcome = simulation.step(taking: actions, row: body)
      simulation.writeObservation(into: &block.nextObservations, row: stepCount)
      block.rewards[stepCount] = Float(outcome.reward)
      block.terminals[stepCount] = outcome.isTerminal ? 1 : 0
      if outcome.isTerminal || simulation.isAtStepLimit {
        simulation.reset(using: &generators[body])
      }
      simulation.writeObservation(into: &observations, row: body)
      stepCount += 1
    }
    return first..<stepCount
  }
}
