public import Demonstrations
public import LinearAlgebra
public import Networks

/// The rollout data D_r: a ring of as many transitions as there are expert ones.
///
/// A rollout is one policy step from where the model takes an expert transition:
/// s₂ ~ f(s₁, a₁), a₂ ~ π(s₂), s₃ ~ f(s₂, a₂), and (s₂, a₂, s₃) is kept. Each "~" is the mean or
/// mode, or a draw when the settings say so. The paper leaves horizon, cadence and mode open;
/// these are those of the authors' laboratory's library.
public struct RolloutBuffer: Sendable {
  public struct Settings: Equatable, Sendable {
    /// Steps between two refreshes.
    public var interval = 1_000
    /// Rollouts added by a refresh, as a fraction of the number of expert transitions; the first
    /// refresh fills the ring.
    public var fraction = 0.1
    /// Whether states and actions are drawn, or are means and modes.
    public var sampled = false

    public init() {}
  }

  private static let chunkRowCount = 512

  public private(set) var transitions: Transitions
  private let settings: Settings
  private var nextRow = 0

  public init(like expert: Transitions, settings: Settings) {
    let (states, actions) = (expert.observations, expert.actions)
    let empty = Matrix(
      repeating: 0, rowCount: states.rowCount, columnCount: states.columnCount)
    transitions = Transitions(
      observations: empty,
      actions: Matrix(
        repeating: 0, rowCount: actions.rowCount, columnCount: actions.columnCount),
      nextObservations: empty)
    self.settings = settings
  }

  /// Adds fresh rollouts when step `step`, counted without pre-training, is due for them.
  public mutating func refresh(
    atStep step: Int, from expert: Transitions, seed: UInt64,
    policy: inout TanhGaussianPolicy, dynamics: inout GaussianDynamics
  ) {
    guard step % settings.interval == 0 else { return }
    let count =
      step == 0
      ? expert.count : max(1, Int((settings.fraction * Double(expert.count)).rounded()))
    var generator = Generator(seed: seed, stream: "rollouts", index: step)
    let starts = generator.indices(count, below: expert.count)
    for chunk in stride(from: 0, to: count, by: Self.chunkRowCount) {
      let rows = expert.rows(Array(starts[chunk..<min(chunk + Self.chunkRowCount, count)]))
      append(
        rollOut(from: rows, policy: &policy, dynamics: &dynamics, using: &generator))
    }
  }

  private func rollOut(
    from start: Transitions, policy: inout TanhGaussianPolicy, dynamics: inout GaussianDynamics,
    using generator: inout Generator
  ) -> Transitions {
    let origins = start.observations.besides(start.actions)
    if settings.sampled {
      let states = dynamics.sampledNextObservations(after: origins, using: &generator)
      let actions = policy.samples(at: states, using: &generator)
      let next = dynamics.sampledNextObservations(
        after: states.besides(actions), using: &generator)
      return Transitions(observations: states, actions: actions, nextObservations: next)
    }
    let states = dynamics.meanNextObservations(after: origins)
    let actions = policy.modes(at: states)
    let next = dynamics.meanNextObservations(after: states.besides(actions))
    return Transitions(observations: states, actions: actions, nextObservations: next)
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

  /// D_r and where the ring goes on, as `rollouts.…`.
  public var tensors: [Tensor] {
    [
      Tensor(name: "rollouts.observations", transitions.observations),
      Tensor(name: "rollouts.actions", transitions.actions),
      Tensor(name: "rollouts.next_observations", transitions.nextObservations),
      // Exact: a ring has fewer than 2²⁴ rows.
      Tensor(name: "rollouts.next_row", shape: [], elements: [Float(nextRow)]),
    ]
  }

  /// Puts back what `tensors` gave.
  public mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {
    let states = [transitions.count, transitions.observations.columnCount]
    transitions.observations.elements = try tensors.tensor("rollouts.observations", shape: states)
    transitions.actions.elements = try tensors.tensor(
      "rollouts.actions", shape: [transitions.count, transitions.actions.columnCount])
    transitions.nextObservations.elements = try tensors.tensor(
      "rollouts.next_observations", shape: states)
    nextRow = Int(try tensors.tensor("rollouts.next_row", shape: [])[0])
  }
}
