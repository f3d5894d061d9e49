public import Environments
public import LinearAlgebra
public import Networks

/// Trains an expert with TQC: several parallel environments explore, and each step of exploration is
/// followed by steps of learning.
///
/// An epoch begins with new episodes. So the learner and the replay buffer at the end of an epoch are the
/// whole state, and a resumed training gives the same bits.
public struct ExpertTrainer: Sendable {
  public struct Settings: Equatable, Sendable {
    /// Parallel environments.
    public var environmentCount = 4
    /// Exploration steps of all environments in an epoch; a multiple of `environmentCount`.
    public var epochStepCount = 20_000
    /// Exploration steps per step of learning; a divisor of `environmentCount`.
    ///
    /// Usually 1. The second step costs a thirtieth of a step of learning and adds data.
    public var stepsPerUpdate = 2
    /// Exploration steps with uniform actions, before the first step of learning.
    public var warmUpStepCount = 10_000
    public var replayCapacity = 1_000_000
    public var learner = TQC.Settings()

    public init() {}
  }

  public let settings: Settings
  public private(set) var learner: TQC
  public private(set) var buffer: ReplayBuffer
  /// Completed epochs.
  public private(set) var epochCount = 0
  /// Exploration steps so far.
  public var stepCount: Int { epochCount * settings.epochStepCount }
  private let model: BenchmarkModel
  private let seed: UInt64

  /// A trainer before its first epoch.
  ///
  /// - Precondition: the settings are divisible as documented.
  public init(settings: Settings, model: BenchmarkModel, seed: UInt64) {
    precondition(
      settings.epochStepCount % settings.environmentCount == 0
        && settings.environmentCount % settings.stepsPerUpdate == 0,
      "The epoch, the environments and the steps per update are not divisible")
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

  /// The transitions and diagnostics of an epoch.
  public struct Epoch: Sendable {
    /// The transitions added to the replay buffer.
    public let block: ReplayBlock
    /// Means of the learner's diagnostics over the epoch; empty without a step of learning.
    public let diagnostics: [Float]
  }

  /// Explores and learns for one epoch; `nil` if `continues` returns `false` before its end, after which
  /// the trainer must not be used again.
  ///
  /// - Throws: `EnvironmentError` when memory runs out.
  public mutating func epoch(while continues: () -> Bool) throws(EnvironmentError) -> Epoch? {
    var exploration = try Exploration(
      settings: settings, model: model, seed: seed, epoch: epochCount)
    let updatesPerStep = settings.environmentCount / settings.stepsPerUpdate
    var sums = [Float](repeating: 0, count: TQC.diagnosticNames.count)
    var updateCount = 0
    for _ in 0..<settings.epochStepCount / settings.environmentCount {
      guard continues() else { return nil }
      let explored = buffer.addedCount
      let isWarmingUp = explored < settings.warmUpStepCount
      if isWarmingUp {
        exploration.drawUniformActions()
      } else {
        exploration.drawActions(from: &learner)
      }
      let rows = exploration.step()
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

  /// Restores the learner's tensors and the blocks of its epochs, all of them or the latest that fill
  /// the buffer.
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

/// The parallel environments of one epoch and their transitions.
private struct Exploration {
  private(set) var block: ReplayBlock
  private var simulations: [Simulation] = []
  /// One per environment, for its resets and actions.
  private var generators: [Generator] = []
  private var observations, actions: Matrix
  private var stepCount = 0

  init(
    settings: ExpertTrainer.Settings, model: BenchmarkModel, seed: UInt64, epoch: Int
  ) throws(EnvironmentError) {
    let task = model.task
    observations = Matrix(
      repeating: 0, rowCount: settings.environmentCount, columnCount: task.observationCount)
    actions = Matrix(
      repeating: 0, rowCount: settings.environmentCount, columnCount: task.actionCount)
    block = ReplayBlock(
      rowCount: settings.epochStepCount, observationCount: task.observationCount,
      actionCount: task.actionCount)
    for environment in 0..<settings.environmentCount {
      generators.append(Generator(seed: seed, stream: "exploration/\(environment)", index: epoch))
      let simulation = try Simulation(of: model)
      simulation.reset(using: &generators[environment])
      simulation.writeObservation(into: &observations, row: environment)
      simulations.append(simulation)
    }
  }

  mutating func drawActions(from learner: inout TQC) {
    learner.act(
      at: observations, rowCount: simulations.count, into: &actions, using: &generators)
  }

  mutating func drawUniformActions() {
    for environment in simulations.indices {
      for column in 0..<actions.columnCount {
        actions[environment, column] = Float(2 * generators[environment].uniform() - 1)
      }
    }
  }

  /// Takes a step in every environment, and begins a new episode where one ended; returns the filled
  /// rows of the block.
  mutating func step() -> Range<Int> {
    let first = stepCount
    for (environment, simulation) in simulations.enumerated() {
      block.observations.setRow(stepCount, to: observations, row: environment)
      block.actions.setRow(stepCount, to: actions, row: environment)
      let outcome = simulation.step(taking: actions, row: environment)
      simulation.writeObservation(into: &block.nextObservations, row: stepCount)
      block.rewards[stepCount] = Float(outcome.reward)
      block.terminals[stepCount] = outcome.isTerminal ? 1 : 0
      if outcome.isTerminal || simulation.isAtStepLimit {
        simulation.reset(using: &generators[environment])
      }
      simulation.writeObservation(into: &observations, row: environment)
      stepCount += 1
    }
    return first..<stepCount
  }
}
