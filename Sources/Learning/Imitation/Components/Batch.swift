public import Datasets
internal import LinearAlgebra
internal import _Differentiation

/// The transitions of one training step: equally many rows of each dataset, one dataset after another.
///
/// The memory is allocated once and refilled at every step.
public struct Batch: Sendable {
  public let datasets: [DatasetRole]
  let countPerDataset: Int
  private(set) var observations: Matrix
  private(set) var actions: Matrix
  private(set) var nextObservations: Matrix
  /// (s, a), one row for each transition.
  private(set) var stateActions: Matrix

  public init(_ datasets: [DatasetRole], countPerDataset: Int, like transitions: Transitions) {
    self.datasets = datasets
    self.countPerDataset = countPerDataset
    let (states, actions) = (
      transitions.observations.columnCount, transitions.actions.columnCount
    )
    let rowCount = datasets.count * countPerDataset
    observations = Matrix(repeating: 0, rowCount: rowCount, columnCount: states)
    nextObservations = observations
    self.actions = Matrix(repeating: 0, rowCount: rowCount, columnCount: actions)
    stateActions = Matrix(repeating: 0, rowCount: rowCount, columnCount: states + actions)
  }

  var rowCount: Int { datasets.count * countPerDataset }

  /// - Precondition: the batch has rows of `dataset`.
  func rows(of dataset: DatasetRole) -> Range<Int> {
    guard let position = datasets.firstIndex(of: dataset) else {
      preconditionFailure("A batch without \(dataset) rows")
    }
    return position * countPerDataset..<(position + 1) * countPerDataset
  }

  /// Copies the transitions at `indices`, one for each row, into the rows of `dataset`.
  mutating func fill(_ dataset: DatasetRole, with indices: [Int], of transitions: Transitions) {
    let row = rows(of: dataset).lowerBound
    let (states, actions) = (transitions.observations, transitions.actions)
    observations.replaceRows(from: row, with: indices, of: states)
    stateActions.replaceRows(from: row, with: indices, of: states)
    self.actions.replaceRows(from: row, with: indices, of: actions)
    stateActions.replaceRows(
      from: row, column: states.columnCount, with: indices, of: actions)
    nextObservations.replaceRows(from: row, with: indices, of: transitions.nextObservations)
  }

  /// Draws the rows of `dataset` with replacement; returns their indices in `transitions`.
  ///
  /// Methods with the same seed and the same number of pre-training steps draw the same transitions.
  @discardableResult
  public mutating func draw(
    _ dataset: DatasetRole, from transitions: Transitions, seed: UInt64, purpose: String = "batch",
    step: Int
  ) -> [Int] {
    var stream = Generator(seed: seed, stream: "\(dataset) \(purpose)", index: step)
    let indices = stream.indices(countPerDataset, below: transitions.count)
    fill(dataset, with: indices, of: transitions)
    return indices
  }
}

extension Batch {
  var transitions: Transitions {
    Transitions(observations: observations, actions: actions, nextObservations: nextObservations)
  }

  /// One number for each row, by dataset.
  func samples(_ numbers: [Float]) -> SamplesByDataset<Float> {
    func part(_ dataset: DatasetRole) -> Samples<Float> {
      datasets.contains(dataset) ? Samples(Array(numbers[rows(of: dataset)])) : .zero
    }
    return SamplesByDataset(
      expert: part(.expert), suboptimal: part(.suboptimal), rollout: part(.rollout))
  }

  /// A loss of one number for each row, and its gradient with respect to these numbers.
  ///
  /// - Precondition: the loss depends on every dataset of the batch.
  func valueWithGradient(
    at numbers: [Float], of loss: @differentiable(reverse) (SamplesByDataset<Float>) -> Float
  ) -> (value: Float, gradient: [Float]) {
    let (value, parts) = _Differentiation.valueWithGradient(at: samples(numbers), of: loss)
    let gradient = parts.expert.elements + parts.suboptimal.elements + parts.rollout.elements
    precondition(gradient.count == rowCount, "The loss does not depend on every dataset")
    return (value, gradient)
  }
}
