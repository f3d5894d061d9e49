public import LinearAlgebra

/// Recorded transitions (s, a, s′), one per row.
public struct Transitions: Equatable, Sendable {
  /// States s, one per row.
  public var observations: Matrix
  /// Actions a, normalised to [−1, 1], one per row.
  public var actions: Matrix
  /// Next states s′, one per row.
  public var nextObservations: Matrix

  /// - Precondition: the three have equally many rows, and s and s′ equally many columns.
  public init(observations: Matrix, actions: Matrix, nextObservations: Matrix) {
    precondition(
      observations.rowCount == actions.rowCount
        && observations.rowCount == nextObservations.rowCount
        && observations.columnCount == nextObservations.columnCount,
      "States, actions and next states differ in number or size")
    self.observations = observations
    self.actions = actions
    self.nextObservations = nextObservations
  }

  public var count: Int { observations.rowCount }

  /// The transitions named by `indices`, in that order.
  public func rows(_ indices: [Int]) -> Transitions {
    Transitions(
      observations: observations.rows(indices), actions: actions.rows(indices),
      nextObservations: nextObservations.rows(indices))
  }

  /// The transitions of `self` and then those of `other`.
  ///
  /// - Precondition: states and actions of both have equal sizes.
  public func appending(_ other: Transitions) -> Transitions {
    Transitions(
      observations: observations.appending(other.observations),
      actions: actions.appending(other.actions),
      nextObservations: nextObservations.appending(other.nextObservations))
  }
}
