public import Demonstrations
public import LinearAlgebra
public import Networks

/// An imitation learner: what the training loop needs to know of an algorithm.
///
/// A learner never prints, reads a file or looks at the clock, and does not know how many steps it
/// will get. All its randomness comes from streams named by (seed, purpose, step), so that its
/// tensors are its whole state.
public protocol Learner: Sendable {
  /// The policy π(a|s) as it stands, in normalised states.
  var policy: TanhGaussianPolicy { get }

  /// How many of the first steps only fit the dynamics model; the steps that are reported are
  /// counted after these.
  var pretrainingStepCount: Int { get }

  /// The names of the values that `step` returns, in order.
  static var diagnosticNames: [String] { get }

  /// Takes one step, the `index`-th from 0 with the pre-training counted, and returns its
  /// diagnostics (losses, mean discriminator outputs); `nil` where a step has none.
  mutating func step(_ index: Int) -> [Float?]

  /// Everything that a continued run needs.
  var tensors: [Tensor] { get }

  /// Puts back what `tensors` gave.
  ///
  /// - Throws: `TensorMismatch` when a tensor is missing or has another shape.
  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch)

  /// The rollouts D_r that the learner holds, in normalised states; `nil` when it has no model.
  var rollouts: Transitions? { get }

  /// d(s, a, log π, log f) of each transition; `nil` when the learner has no discriminator.
  mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]?
}
