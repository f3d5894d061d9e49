public import Datasets
public import LinearAlgebra
public import Networks

/// The rollout data D_r: a ring buffer of as many transitions as there are recorded ones.
///
/// A rollout continues from the next state that the model predicts for a recorded transition:
/// s₂ ~ f(s₁, a₁), a₂ ~ π(s₂), s₃ ~ f(s₂, a₂), and (s₂, a₂, s₃) is stored; with a longer horizon also
/// (s₃, a₃, s₄), and so on. Each "~" is the mean or mode, or a sample where the settings say so. The
/// paper leaves horizon, interval and mode open; the defaults are those of the library of the authors'
/// laboratory.
public struct RolloutBuffer: Sendable {
  public struct Settings: Equatable, Sendable {
    /// Steps between two refreshes.
    public var interval = 1_000
    /// Transitions added by a refresh, as a fraction of the recorded ones; the first refresh fills the
    /// buffer.
    public var fraction = 0.1
    /// h, the transitions of one rollout.
    public var horizon = 1
    /// Whether states and actions are samples, or means and modes.
    public var sampled = false

    public init() {}
  }

  private static let chunkRowCount = 512

  public private(set) var transitions: Transitions
  private let settings: Settings
  private var nextRow = 0
  /// Whether there has been a refresh.
  public private(set) var isFilled = false

  public init(like recorded: Transitions, settings: Settings) {
    let (states, actions) = (recorded.observations, recorded.actions)
    let empty = Matrix(
      repeating: 0, rowCount: states.rowCount, columnCount: states.columnCount)
    transitions = Transitions(
      observations: empty,
      actions: Matrix(
        repeating: 0, rowCount: actions.rowCount, columnCount: actions.columnCount),
      nextObservations: empty)
    self.settings = settings
  }

  /// Adds new rollouts at the steps of the interval, counted from the first step with rollouts.
  public mutating func refresh(
    atStep step: Int, from recorded: Transitions, seed: UInt64,
    policy: inout TanhGaussianPolicy, dynamics: inout GaussianDynamics
  ) {
    guard step % settings.interval == 0 else { return }
    let added =
      step == 0
      ? recorded.count
      : max(1, Int((settings.fraction * Double(recorded.count)).rounded()))
    let count = (added + settings.horizon - 1) / settings.horizon
    var generator = Generator(seed: seed, stream: "rollouts", index: step)
    let starts = generator.indices(count, below: recorded.count)
    for chunk in stride(from: 0, to: count, by: Self.chunkRowCount) {
      let rows = recorded.rows(Array(starts[chunk..<min(chunk + Self.chunkRowCount, count)]))
      for transitions in settings.rollouts(
        from: rows, policy: &policy, dynamics: &dynamics, using: &generator)
      {
        append(transitions)
      }
    }
    isFilled = true
  }

  private mutating func append(_ added: Transitions) {
    for row in 0..<added.count {
      for column in 0..<added.observations.columnCount {
        transitions.observations[nextRow, column] = added.observations[row, column]
        transitions.nextObservations[nextRow, column] = added.nextObservations[row, column]
      }
      for column in 0..<added.actions.columnCount {
        transitions.actions[nextRow, column] = added.actions[row, column]
      }
      nextRow = (nextRow + 1) % transitions.count
    }
  }

  /// D_r and the next row to replace, as `rollouts.…`.
  public var tensors: [Tensor] {
    [
      Tensor(name: "rollouts.observations", transitions.observations),
      Tensor(name: "rollouts.actions", transitions.actions),
      Tensor(name: "rollouts.next_observations", transitions.nextObservations),
      // Exact: the buffer has fewer than 2²⁴ rows.
      Tensor(name: "rollouts.next_row", shape: [], elements: [Float(nextRow)]),
      Tensor(name: "rollouts.is_filled", shape: [], elements: [isFilled ? 1 : 0]),
    ]
  }

  /// Restores the state of `tensors`.
  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    let states = [transitions.count, transitions.observations.columnCount]
    transitions.observations.elements = try tensors.tensor("rollouts.observations", shape: states)
    transitions.actions.elements = try tensors.tensor(
      "rollouts.actions", shape: [transitions.count, transitions.actions.columnCount])
    transitions.nextObservations.elements = try tensors.tensor(
      "rollouts.next_observations", shape: states)
    nextRow = Int(try tensors.tensor("rollouts.next_row", shape: [])[0])
    isFilled = try tensors.tensor("rollouts.is_filled", shape: [])[0] == 1
  }
}

extension RolloutBuffer.Settings {
  /// A rollout from each of `starts`, by steps: the first transitions of all, then the second ones, to
  /// the horizon.
  func rollouts(
    from starts: Transitions, policy: inout TanhGaussianPolicy, dynamics: inout GaussianDynamics,
    using generator: inout Generator
  ) -> [Transitions] {
    var states = next(after: starts.stateActions, dynamics: &dynamics, using: &generator)
    return (0..<horizon).map { _ in
      let actions = act(at: states, policy: &policy, using: &generator)
      let following = next(after: states.besides(actions), dynamics: &dynamics, using: &generator)
      defer { states = following }
      return Transitions(observations: states, actions: actions, nextObservations: following)
    }
  }

  private func act(
    at states: Matrix, policy: inout TanhGaussianPolicy, using generator: inout Generator
  ) -> Matrix {
    sampled ? policy.samples(at: states, using: &generator) : policy.modes(at: states)
  }

  private func next(
    after stateActions: Matrix, dynamics: inout GaussianDynamics, using generator: inout Generator
  ) -> Matrix {
    sampled
      ? dynamics.sampledNextObservations(after: stateActions, using: &generator)
      : dynamics.meanNextObservations(after: stateActions)
  }
}
