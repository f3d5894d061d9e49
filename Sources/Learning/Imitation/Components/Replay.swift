internal import Datasets
internal import LinearAlgebra
internal import Networks

/// All transitions so far, the oldest first.
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

  /// The numbers are shared, not copied.
  var transitions: Transitions {
    Transitions(
      observations: Matrix(
        rowCount: count, columnCount: stateCount, elements: observations),
      actions: Matrix(rowCount: count, columnCount: actionCount, elements: actions),
      nextObservations: Matrix(
        rowCount: count, columnCount: stateCount, elements: nextObservations))
  }

  /// Adds one transition, given as matrices of one row.
  mutating func append(observation: Matrix, action: Matrix, nextObservation: Matrix) {
    observations += observation.elements
    actions += action.elements
    nextObservations += nextObservation.elements
    count += 1
  }

  /// The transitions as `replay.…`.
  var tensors: [Tensor] {
    let transitions = transitions
    return [
      Tensor(name: "replay.observations", transitions.observations),
      Tensor(name: "replay.actions", transitions.actions),
      Tensor(name: "replay.next_observations", transitions.nextObservations),
    ]
  }

  /// Restores the state of `tensors`, of any number of transitions.
  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    let count = tensors["replay.observations"]?.shape.first ?? 0
    observations = try tensors.tensor("replay.observations", shape: [count, stateCount])
    actions = try tensors.tensor("replay.actions", shape: [count, actionCount])
    nextObservations = try tensors.tensor("replay.next_observations", shape: [count, stateCount])
    self.count = count
  }
}
