public import Datasets

/// The data to imitate, in normalized states.
public struct ImitationData: Sendable {
  /// A dataset without its rewards, which no method may use.
  public struct Part: Sendable {
    public let transitions: Transitions
    /// Whether the task itself ended in s′, for each transition.
    public let terminals: [Bool]

    /// - Precondition: there are as many terminals as transitions.
    public init(transitions: Transitions, terminals: [Bool]) {
      precondition(transitions.count == terminals.count, "Transitions and terminals differ")
      self.transitions = transitions
      self.terminals = terminals
    }

    /// Transitions without a terminal.
    public init(_ transitions: Transitions) {
      self.init(
        transitions: transitions, terminals: Array(repeating: false, count: transitions.count))
    }

    /// The rows of `self` and then those of `other`: D_e ∪ D_o.
    func appending(_ other: Part) -> Part {
      Part(
        transitions: transitions.appending(other.transitions),
        terminals: terminals + other.terminals)
    }
  }

  /// D_e.
  public let expert: Part
  /// D_o, of mixed quality.
  public let suboptimal: Part?
  /// Whether an episode of the task ends in a normalized state, for methods that act in a model.
  public let endsEpisode: @Sendable ([Float]) -> Bool

  public init(
    expert: Part, suboptimal: Part? = nil,
    endsEpisode: @escaping @Sendable ([Float]) -> Bool = { _ in false }
  ) {
    self.expert = expert
    self.suboptimal = suboptimal
    self.endsEpisode = endsEpisode
  }

  /// D_o.
  ///
  /// - Precondition: there is one.
  var requiredSuboptimal: Part {
    guard let suboptimal else { preconditionFailure("This method needs suboptimal data") }
    return suboptimal
  }
}
