internal import Datasets
internal import LinearAlgebra
internal import Networks

/// All transitions that a learner has met, the oldest first; it grows with them and forgets none.
struct Replay: Sendable {
  private let stateCount: Int
  private let actionCount: Int
  private(set) var count = 0
  private var observations: [Float] = []
  private var actions: [Float] = []
  private var nextObservations: [Float] = []

  init(stateCount: Int, actionCount: Int) {
    self.stateCount = stateCount
    self.actionCount = actionCount
  }

  /// What there is; the numbers are shared, not copied.
  var transitions: Transitions {
    Transitions(
      observations: Matrix(
        rowCount: count, columnCount: stateCount, elements: observations),
      actions: Matrix(rowCount: count, columnCount: actionCount, elements: actions),
      nextObservations: Matrix(
        rowCount: count, columnCount: stateCount, elements: nextObservations))
  }

  /// Adds the one transition of three matrices with one row each.
  mutating func append(observation: Matrix, action: Matrix, nextObservation: Matrix) {
    observations += observation.elements
    actions += action.elements
    nextObservations += nextObservation.elements
    count += 1
  }

  /// All of it, as `replay.…`.
  var tensors: [Tensor] {
    let transitions = transitions
    return [
      Tensor(name: "replay.observations", transitions.observations),
      Tensor(name: "replay.actions", transitions.actions),
      Tensor(name: "replay.next_observations", transitions.nextObservations),
    ]
  }

  /// Puts back what `tensors` gave, however many transitions that were.
  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    let count = tensors["replay.observations"]?.shape.first ?? 0
    observations = try tensors.tensor("replay.observations", shape: [count, stateCount])
    actions = try tensors.tensor("replay.actions", shape: [count, actionCount])
    nextObservations = try tensors.tensor("replay.next_observations", shape: [count, stateCount])
    self.count = count
  }
}
