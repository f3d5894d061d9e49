import LinearAlgebra

/// Transitions with rewards and terminal flags, divided into trajectories.
///
/// Rewards and terminals are separate from the transitions, so that imitation methods never see
/// rewards.
public struct Dataset: Equatable, Sendable {
  public let transitions: Transitions
  /// The reward of each transition.
  public let rewards: [Float]
  /// Whether the task terminated in s′; a timeout does not count.
  public let terminals: [Bool]
  /// The rows of each trajectory in order; consecutive and not empty.
  ///
  /// A trajectory may lack some of its transitions.
  public let trajectories: [Range<Int>]

  public var count: Int { transitions.count }

  /// Transitions in trajectories of the given lengths.
  ///
  /// - Precondition: each transition has a reward and a terminal flag, and the lengths are positive
  ///   and sum to the number of transitions.
  public init(
    transitions: Transitions, rewards: [Float], terminals: [Bool], trajectoryLengths: [Int]
  ) {
    precondition(
      rewards.count == transitions.count && terminals.count == transitions.count,
      "Transitions, rewards and terminals differ in number")
    var trajectories: [Range<Int>] = []
    for length in trajectoryLengths {
      precondition(length > 0, "A trajectory is empty")
      let start = trajectories.last?.upperBound ?? 0
      trajectories.append(start..<start + length)
    }
    precondition(
      trajectories.last?.upperBound ?? 0 == transitions.count, "The trajectories lack rows")
    (self.transitions, self.trajectories) = (transitions, trajectories)
    (self.rewards, self.terminals) = (rewards, terminals)
  }

  /// One trajectory with zero rewards and without terminals.
  ///
  /// - Precondition: there is a transition.
  public init(unrewarded transitions: Transitions) {
    self.init(
      transitions: transitions, rewards: Array(repeating: 0, count: transitions.count),
      terminals: Array(repeating: false, count: transitions.count),
      trajectoryLengths: [transitions.count])
  }

  /// Concatenates datasets and copies each once.
  ///
  /// - Precondition: observations and actions of all have equal sizes.
  public init(joining datasets: [Dataset]) {
    func joined(_ part: (Transitions) -> Matrix) -> Matrix {
      Matrix(
        rowCount: datasets.reduce(0) { $0 + $1.count },
        columnCount: datasets.first.map { part($0.transitions).columnCount } ?? 0,
        elements: datasets.flatMap { part($0.transitions).elements })
    }
    self.init(
      transitions: Transitions(
        observations: joined(\.observations), actions: joined(\.actions),
        nextObservations: joined(\.nextObservations)),
      rewards: datasets.flatMap(\.rewards), terminals: datasets.flatMap(\.terminals),
      trajectoryLengths: datasets.flatMap { $0.trajectories.map(\.count) })
  }

  /// Some of the rows, in the same trajectories.
  ///
  /// - Precondition: `rows` ascend.
  public func rows(_ rows: [Int]) -> Dataset {
    Dataset(
      transitions: transitions.rows(rows), rewards: rows.map { rewards[$0] },
      terminals: rows.map { terminals[$0] },
      trajectoryLengths: lengths(of: trajectories, amongRows: rows))
  }

  /// Some of the trajectories.
  ///
  /// - Precondition: `indices` ascend.
  public func trajectories(_ indices: [Int]) -> Dataset {
    rows(indices.flatMap { trajectories[$0] })
  }

  /// The transitions of a selection.
  ///
  /// - Throws: `SelectionError` if there are fewer than selected.
  public func selecting(_ selection: Selection, seed: UInt64) throws(SelectionError) -> Self {
    rows(try selection.rows(of: trajectories, seed: seed))
  }

  /// The same rewards, terminals and trajectories with other transitions.
  public func replacing(_ transitions: Transitions) -> Dataset {
    Dataset(
      transitions: transitions, rewards: rewards, terminals: terminals,
      trajectoryLengths: trajectories.map(\.count))
  }
}

/// The number of `rows` in each trajectory that has any.
///
/// - Precondition: `rows` ascend, and each is in a trajectory.
func lengths(of trajectories: [Range<Int>], amongRows rows: [Int]) -> [Int] {
  var position = 0
  let lengths = trajectories.map { trajectory in
    let start = position
    while position < rows.count, trajectory.contains(rows[position]) { position += 1 }
    return position - start
  }
  precondition(position == rows.count, "Rows must ascend and belong to trajectories")
  return lengths.filter { $0 > 0 }
}
