public import LinearAlgebra

/// Transitions (s, a, s′), one per row.
public struct Transitions: Equatable, Sendable {
  /// States s, one per row.
  public var observations: Matrix
  /// Actions a in [−1, 1], one per row.
  public var actions: Matrix
  /// Next states s′, one per row.
  public var nextObservations: Matrix

  /// - Precondition: all three have the same number of rows, and s and s′ the same number of columns.
  public init(observations: Matrix, actions: Matrix, nextObservations: Matrix) {
    precondition(
      observations.rowCount == actions.rowCount
        && observations.rowCount == nextObservations.rowCount
        && observations.columnCount == nextObservations.columnCount,
      "Observations, actions and next observations differ in number or size")
    self.observations = observations
    self.actions = actions
    self.nextObservations = nextObservations
  }

  public var count: Int { observations.rowCount }

  /// (s, a), one per row.
  public var stateActions: Matrix { observations.besides(actions) }

  /// The transitions at `indices`, in that order.
  public func rows(_ indices: [Int]) -> Transitions {
    Transitions(
      observations: observations.rows(indices), actions: actions.rows(indices),
      nextObservations: nextObservations.rows(indices))
  }

  /// As many transitions as `count`, or all, drawn without replacement.
  public func drawn(_ count: Int, using generator: inout Generator) -> Transitions {
    rows(generator.distinctIndices(min(count, self.count), below: self.count))
  }

  /// All transitions, followed by those of `other`.
  ///
  /// - Precondition: observations and actions of both have equal sizes.
  public func appending(_ other: Transitions) -> Transitions {
    Transitions(
      observations: observations.appending(other.observations),
      actions: actions.appending(other.actions),
      nextObservations: nextObservations.appending(other.nextObservations))
  }
}
