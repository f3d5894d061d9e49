public import Datasets
public import LinearAlgebra
public import Networks

/// An imitation method, as the training loop uses it.
///
/// A method never prints, reads a file or depends on the clock or on the number of steps to come. All
/// random numbers come from streams named by (seed, purpose, step), so its tensors are its whole state.
public protocol Learner: Sendable {
  /// The current policy π(a|s), in normalized states.
  var policy: TanhGaussianPolicy { get }

  /// Whether the density of π is learned, and not only its mode.
  static var learnsDensity: Bool { get }

  /// The number of first steps that only fit the dynamics model; reported steps are counted after
  /// these.
  var pretrainingStepCount: Int { get }

  /// The names of the losses that `step` returns, in order.
  static var lossNames: [String] { get }

  /// Takes one step, the `index`-th from 0 with pre-training included, and returns its losses; `nil`
  /// for a loss that the step does not have.
  mutating func step(_ index: Int) -> [Float?]

  /// The names of the values that `diagnostics` returns, in order.
  static var diagnosticNames: [String] { get }

  /// Diagnostics before step `index`, on a batch of their own: fractions, mean outputs, log-stds; `nil`
  /// for a value that does not exist yet.
  ///
  /// They change none of the tensors.
  mutating func diagnostics(_ index: Int) -> [Float?]

  /// The state of the method, from which training can continue.
  var tensors: [Tensor] { get }

  /// Restores the state of `tensors`.
  ///
  /// - Throws: `TensorMismatch` when a tensor is missing or has another shape.
  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch)

  /// The current rollouts D_r, in normalized states; `nil` without any.
  var rollouts: Transitions? { get }

  /// The first transition of a new rollout of policy and model from each of `starts`, in order; `nil` for
  /// a method that makes none, or stops making them.
  mutating func newRollouts(
    from starts: Transitions, using generator: inout Generator
  ) -> Transitions?

  /// d(s, a, log π, log f) of each transition; `nil` for a method without a discriminator.
  mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]?

  /// Length, in steps, of the method's periodic schedule (1 if every step is the same).
  var stepsPerCycle: Int { get }

  /// Records the quantities of a step; `nil` while training.
  var trace: Trace? { get set }
}

extension Learner {
  public static var learnsDensity: Bool { true }

  public var pretrainingStepCount: Int { 0 }

  public var rollouts: Transitions? { nil }

  public mutating func newRollouts(
    from starts: Transitions, using generator: inout Generator
  ) -> Transitions? { nil }

  public mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]? { nil }

  public var stepsPerCycle: Int { 1 }
}
