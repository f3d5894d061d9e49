internal import Demonstrations
internal import LinearAlgebra

/// The transitions of one training step: expert rows first, then rollouts.
///
/// The memory is laid out once and refilled at every step.
struct Batch: Sendable {
  private(set) var observations: Matrix
  private(set) var actions: Matrix
  private(set) var nextObservations: Matrix
  /// (s, a), one row for each transition.
  private(set) var stateActions: Matrix

  init(rowCount: Int, like transitions: Transitions) {
    let (states, actions) = (
      transitions.observations.columnCount, transitions.actions.columnCount
    )
    observations = Matrix(repeating: 0, rowCount: rowCount, columnCount: states)
    nextObservations = observations
    self.actions = Matrix(repeating: 0, rowCount: rowCount, columnCount: actions)
    stateActions = Matrix(repeating: 0, rowCount: rowCount, columnCount: states + actions)
  }

  /// Copies the transitions named by `indices` into the rows from `firstRow` on.
  mutating func fill(from firstRow: Int = 0, with indices: [Int], of transitions: Transitions) {
    let (stateCount, actionCount) = (observations.columnCount, actions.columnCount)
    for (offset, index) in indices.enumerated() {
      let row = firstRow + offset
      for column in 0..<stateCount {
        let state = transitions.observations[index, column]
        observations[row, column] = state
        stateActions[row, column] = state
        nextObservations[row, column] = transitions.nextObservations[index, column]
      }
      for column in 0..<actionCount {
        let action = transitions.actions[index, column]
        actions[row, column] = action
        stateActions[row, stateCount + column] = action
      }
    }
  }
}

extension Samples where Scalar == Float {
  /// The samples before `count`, and those from it on: expert and rollout rows of a batch.
  func split(at count: Int) -> (expert: Samples, rollout: Samples) {
    (Samples(Array(elements.prefix(count))), Samples(Array(elements.dropFirst(count))))
  }
}
