public import Datasets
public import LinearAlgebra

/// The latest transitions of the exploration, from which each step of learning draws a batch.
public struct ReplayBuffer: Sendable {
  public let capacity: Int
  /// All transitions added so far.
  public private(set) var addedCount = 0
  /// Transition i is in row i modulo `capacity`.
  private var observations, actions, nextObservations: Matrix
  private var rewards, terminals: [Float]

  /// - Precondition: `capacity` is positive.
  public init(capacity: Int, observationCount: Int, actionCount: Int) {
    precondition(capacity > 0, "A replay buffer of no transitions")
    self.capacity = capacity
    observations = Matrix(repeating: 0, rowCount: capacity, columnCount: observationCount)
    nextObservations = observations
    actions = Matrix(repeating: 0, rowCount: capacity, columnCount: actionCount)
    rewards = Array(repeating: 0, count: capacity)
    terminals = rewards
  }

  /// Transitions in the buffer.
  public var count: Int { min(addedCount, capacity) }

  /// Adds transitions of `block` in place of the oldest.
  public mutating func append(_ block: ReplayBlock, rows: Range<Int>) {
    for row in rows {
      let target = addedCount % capacity
      observations.setRow(target, to: block.observations, row: row)
      actions.setRow(target, to: block.actions, row: row)
      nextObservations.setRow(target, to: block.nextObservations, row: row)
      rewards[target] = block.rewards[row]
      terminals[target] = block.terminals[row]
      addedCount += 1
    }
  }

  /// Counts earlier transitions as added without storing them.
  ///
  /// - Precondition: the transitions added next fill the buffer.
  mutating func skip(_ count: Int) { addedCount += count }

  /// Fills `batch` with transitions drawn uniformly, with replacement.
  ///
  /// - Precondition: the buffer is not empty.
  public func draw(_ batch: inout ReplayBatch, using generator: inout Generator) {
    let rows = generator.indices(batch.count, below: count)
    batch.observations.replaceRows(from: 0, with: rows, of: observations)
    batch.nextObservations.replaceRows(from: 0, with: rows, of: nextObservations)
    batch.stateActions.replaceColumns(from: 0, with: batch.observations)
    batch.stateActions.replaceRows(
      from: 0, column: observations.columnCount, with: rows, of: actions)
    for (row, index) in rows.enumerated() {
      batch.rewards[row] = rewards[index]
      batch.terminals[row] = terminals[index]
    }
  }
}

/// Transitions in their order of exploration.
public struct ReplayBlock: Equatable, Sendable {
  public internal(set) var observations, actions, nextObservations: Matrix
  public internal(set) var rewards: [Float]
  /// 1 where the task ended the episode, 0 elsewhere; a cut by time is not an end.
  public internal(set) var terminals: [Float]

  init(rowCount: Int, observationCount: Int, actionCount: Int) {
    observations = Matrix(repeating: 0, rowCount: rowCount, columnCount: observationCount)
    nextObservations = observations
    actions = Matrix(repeating: 0, rowCount: rowCount, columnCount: actionCount)
    rewards = Array(repeating: 0, count: rowCount)
    terminals = rewards
  }

  /// - Precondition: there are as many rewards and terminals as transitions.
  public init(_ transitions: Transitions, rewards: [Float], terminals: [Float]) {
    precondition(
      transitions.count == rewards.count && transitions.count == terminals.count,
      "\(transitions.count) transitions with \(rewards.count) rewards")
    observations = transitions.observations
    actions = transitions.actions
    nextObservations = transitions.nextObservations
    self.rewards = rewards
    self.terminals = terminals
  }

  public var count: Int { rewards.count }
}

/// The transitions of one step of learning.
public struct ReplayBatch: Sendable {
  /// (s, a), one per row.
  public internal(set) var stateActions: Matrix
  public internal(set) var observations, nextObservations: Matrix
  public internal(set) var rewards, terminals: [Float]

  init(rowCount: Int, observationCount: Int, actionCount: Int) {
    stateActions = Matrix(
      repeating: 0, rowCount: rowCount, columnCount: observationCount + actionCount)
    observations = Matrix(repeating: 0, rowCount: rowCount, columnCount: observationCount)
    nextObservations = observations
    rewards = Array(repeating: 0, count: rowCount)
    terminals = rewards
  }

  public var count: Int { rewards.count }
}

extension Matrix {
  /// Copies a row of another matrix of as many columns.
  mutating func setRow(_ target: Int, to source: Matrix, row: Int) {
    for column in 0..<columnCount { self[target, column] = source[row, column] }
  }
}
