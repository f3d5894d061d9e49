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

  /// - Precondition: each transition has a reward and a terminal flag, and the trajectories cover all
  ///   rows in order.
  public init(
    transitions: Transitions, rewards: [Float], terminals: [Bool], trajectories: [Range<Int>]
  ) {
    precondition(
      rewards.count == transitions.count && terminals.count == transitions.count,
      "Transitions, rewards and terminals differ in number")
    var end = 0
    for trajectory in trajectories {
      precondition(
        trajectory.lowerBound == end && !trajectory.isEmpty, "Trajectories must tile the rows")
      end = trajectory.upperBound
    }
    precondition(end == transitions.count, "Trajectories must tile the rows")
    self.transitions = transitions
    self.rewards = rewards
    self.terminals = terminals
    self.trajectories = trajectories
  }

  /// One trajectory with zero rewards and without terminals.
  ///
  /// - Precondition: there is a transition.
  public init(unrewarded transitions: Transitions) {
    self.init(
      transitions: transitions, rewards: Array(repeating: 0, count: transitions.count),
      terminals: Array(repeating: false, count: transitions.count),
      trajectories: [0..<transitions.count])
  }

  /// Some of the rows, in the same trajectories.
  ///
  /// - Precondition: `rows` ascend.
  public func rows(_ rows: [Int]) -> Dataset {
    Dataset(
      transitions: transitions.rows(rows), rewards: rows.map { rewards[$0] },
      terminals: rows.map { terminals[$0] }, trajectories: positions(of: rows, in: trajectories))
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

  /// All rows, followed by those of `other`.
  ///
  /// - Precondition: observations and actions of both have equal sizes.
  public func appending(_ other: Dataset) -> Dataset {
    Dataset(
      transitions: transitions.appending(other.transitions), rewards: rewards + other.rewards,
      terminals: terminals + other.terminals,
      trajectories: trajectories
        + other.trajectories.map { $0.lowerBound + count..<$0.upperBound + count })
  }

  /// The same rewards, terminals and trajectories with other transitions.
  public func replacing(_ transitions: Transitions) -> Dataset {
    Dataset(
      transitions: transitions, rewards: rewards, terminals: terminals, trajectories: trajectories)
  }
}

/// The positions in `rows` of the rows of each trajectory that has any.
///
/// - Precondition: `rows` ascend, and each is in a trajectory.
func positions(of rows: [Int], in trajectories: [Range<Int>]) -> [Range<Int>] {
  var positions: [Range<Int>] = []
  var position = 0
  for trajectory in trajectories {
    let start = position
    while position < rows.count, trajectory.contains(rows[position]) { position += 1 }
    if start < position { positions.append(start..<position) }
  }
  precondition(position == rows.count, "Rows must ascend and belong to trajectories")
  return positions
}
