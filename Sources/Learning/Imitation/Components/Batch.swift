public import Datasets
internal import LinearAlgebra

/// The data sets that a step draws from.
public enum DataSet: String, Sendable, CustomStringConvertible {
  /// D_e.
  case expert
  /// D_o.
  case suboptimal
  /// D_r.
  case rollout
  /// D_e ∪ D_o as one data set, each transition of which weighs the same.
  case union

  public var description: String { rawValue }
}

/// The transitions of one training step: equally many rows of each data set, one set after the
/// other.
///
/// The memory is laid out once and refilled at every step.
public struct Batch: Sendable {
  public let sets: [DataSet]
  let countPerSet: Int
  private(set) var observations: Matrix
  private(set) var actions: Matrix
  private(set) var nextObservations: Matrix
  /// (s, a), one row for each transition.
  private(set) var stateActions: Matrix

  public init(_ sets: [DataSet], countPerSet: Int, like transitions: Transitions) {
    self.sets = sets
    self.countPerSet = countPerSet
    let (states, actions) = (
      transitions.observations.columnCount, transitions.actions.columnCount
    )
    let rowCount = sets.count * countPerSet
    observations = Matrix(repeating: 0, rowCount: rowCount, columnCount: states)
    nextObservations = observations
    self.actions = Matrix(repeating: 0, rowCount: rowCount, columnCount: actions)
    stateActions = Matrix(repeating: 0, rowCount: rowCount, columnCount: states + actions)
  }

  var rowCount: Int { sets.count * countPerSet }

  /// The rows of a data set that the batch holds.
  func rows(of set: DataSet) -> Range<Int> {
    guard let position = sets.firstIndex(of: set) else {
      preconditionFailure("A batch without \(set) rows")
    }
    return position * countPerSet..<(position + 1) * countPerSet
  }

  /// Copies the transitions named by `indices`, one for each row, into the rows of `set`.
  mutating func fill(_ set: DataSet, with indices: [Int], of transitions: Transitions) {
    let row = rows(of: set).lowerBound
    let (states, actions) = (transitions.observations, transitions.actions)
    observations.replaceRows(from: row, with: indices, of: states)
    stateActions.replaceRows(from: row, with: indices, of: states)
    self.actions.replaceRows(from: row, with: indices, of: actions)
    stateActions.replaceRows(
      from: row, column: states.columnCount, with: indices, of: actions)
    nextObservations.replaceRows(from: row, with: indices, of: transitions.nextObservations)
  }

  /// Draws the rows of `set` with replacement, and returns which transitions they are.
  ///
  /// The stream is the same for every learner that runs with the same seed and as many steps of
  /// pre-training.
  @discardableResult
  public mutating func draw(
    _ set: DataSet, from transitions: Transitions, seed: UInt64, purpose: String = "batch",
    step: Int
  ) -> [Int] {
    var stream = Generator(seed: seed, stream: "\(set) \(purpose)", index: step)
    let indices = stream.indices(countPerSet, below: transitions.count)
    fill(set, with: indices, of: transitions)
    return indices
  }
}

extension Samples where Scalar == Float {
  /// The samples of a data set of `batch`.
  func rows(of set: DataSet, in batch: Batch) -> Samples {
    Samples(Array(elements[batch.rows(of: set)]))
  }
}
