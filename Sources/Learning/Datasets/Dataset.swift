import LinearAlgebra

/// Recorded steps (s, a, s′, r, whether s′ is terminal), and which of them belong together.
///
/// Rewards and terminals stand beside the transitions, so that a learner that may not see rewards
/// is handed what it may see.
public struct Dataset: Equatable, Sendable {
  public let transitions: Transitions
  /// The recorded reward of each transition.
  public let rewards: [Float]
  /// Whether the task ended in s′ by itself; a time-out or a cut does not count.
  public let terminals: [Bool]
  /// The rows of each trajectory, in the order of recording: one after the other, none empty.
  ///
  /// Of a trajectory some transitions may be left out.
  public let trajectories: [Range<Int>]

  public var count: Int { transitions.count }

  /// - Precondition: there is one reward and one terminal to each transition, and the trajectories
  ///   are all rows in their order.
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

  /// One trajectory of a task that pays no reward and does not end by itself.
  ///
  /// - Precondition: there is a transition.
  public init(unrewarded transitions: Transitions) {
    self.init(
      transitions: transitions, rewards: Array(repeating: 0, count: transitions.count),
      terminals: Array(repeating: false, count: transitions.count),
      trajectories: [0..<transitions.count])
  }

  /// The rows named by `rows`; each trajectory keeps those of its rows that are named.
  ///
  /// - Precondition: `rows` ascend.
  public func rows(_ rows: [Int]) -> Dataset {
    Dataset(
      transitions: transitions.rows(rows), rewards: rows.map { rewards[$0] },
      terminals: rows.map { terminals[$0] }, trajectories: thinned(trajectories, to: rows))
  }

  /// The trajectories named by `indices`.
  ///
  /// - Precondition: `indices` ascend.
  public func trajectories(_ indices: [Int]) -> Dataset {
    rows(indices.flatMap { trajectories[$0] })
  }

  /// The part of it that `selection` describes.
  ///
  /// - Throws: `SelectionError` when there is less than it asks for.
  public func selecting(_ selection: Selection, seed: UInt64) throws(SelectionError) -> Self {
    rows(try selection.rows(of: trajectories, seed: seed))
  }

  /// The rows of `self` and then those of `other`.
  ///
  /// - Precondition: states and actions of both have equal sizes.
  public func appending(_ other: Dataset) -> Dataset {
    Dataset(
      transitions: transitions.appending(other.transitions), rewards: rewards + other.rewards,
      terminals: terminals + other.terminals,
      trajectories: trajectories
        + other.trajectories.map { $0.lowerBound + count..<$0.upperBound + count })
  }

  /// The same steps with other transitions, such as noisy ones.
  public func replacing(_ transitions: Transitions) -> Dataset {
    Dataset(
      transitions: transitions, rewards: rewards, terminals: terminals, trajectories: trajectories)
  }
}

/// Where the named rows of each trajectory stand among the named rows; trajectories without any
/// are left out.
///
/// - Precondition: `rows` ascend, and each is in a trajectory.
func thinned(_ trajectories: [Range<Int>], to rows: [Int]) -> [Range<Int>] {
  var thinned: [Range<Int>] = []
  var position = 0
  for trajectory in trajectories {
    let start = position
    while position < rows.count, trajectory.contains(rows[position]) { position += 1 }
    if start < position { thinned.append(start..<position) }
  }
  precondition(position == rows.count, "Rows must ascend and belong to trajectories")
  return thinned
}
