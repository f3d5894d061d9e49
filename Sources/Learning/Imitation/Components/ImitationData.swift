public import Datasets

/// What there is to imitate, in normalised states.
public struct ImitationData: Sendable {
  /// A data set without its rewards, which no learner may see.
  public struct Part: Sendable {
    public let transitions: Transitions
    /// Whether the task ended in s′ by itself, one for each transition.
    public let terminals: [Bool]

    /// - Precondition: there is one terminal to each transition.
    public init(transitions: Transitions, terminals: [Bool]) {
      precondition(transitions.count == terminals.count, "Transitions and terminals differ")
      self.transitions = transitions
      self.terminals = terminals
    }

    /// Transitions of which none ended its task.
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
  /// D_o, of mixed quality; `nil` where there is none.
  public let suboptimal: Part?
  /// Whether an episode of the task ends in a normalised state, for learners that act in a model.
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
  /// - Precondition: there is one; who makes a learner that needs it has asked for it before.
  var requiredSuboptimal: Part {
    guard let suboptimal else { preconditionFailure("This learner needs suboptimal data") }
    return suboptimal
  }
}
