public import Datasets
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

  /// The names of the losses that `step` returns, in order.
  static var lossNames: [String] { get }

  /// Takes one step, the `index`-th from 0 with the pre-training counted, and returns its losses;
  /// `nil` where a step has none.
  mutating func step(_ index: Int) -> [Float?]

  /// The names of the values that `diagnostics` returns, in order.
  static var diagnosticNames: [String] { get }

  /// What the learner says of itself before step `index`, on a batch of its own: shares, mean
  /// outputs, log-stds; `nil` where there is nothing to say yet.
  ///
  /// It changes none of the tensors.
  mutating func diagnostics(_ index: Int) -> [Float?]

  /// Everything that a continued run needs.
  var tensors: [Tensor] { get }

  /// Puts back what `tensors` gave.
  ///
  /// - Throws: `TensorMismatch` when a tensor is missing or has another shape.
  mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch)

  /// The rollouts D_r that the learner holds, in normalised states; `nil` when it has none.
  var rollouts: Transitions? { get }

  /// d(s, a, log π, log f) of each transition; `nil` when the learner has no discriminator.
  mutating func discriminatorOutputs(on transitions: Transitions) -> [Float]?

  /// The matrix products of `stepsPerCycle` steps after the pre-training, in order: what `sgemm`
  /// alone would have to do.
  var stepProducts: [ProductShape] { get }

  /// After how many steps everything has happened that a learner does every so many steps; 1 for one
  /// whose steps are all alike.
  var stepsPerCycle: Int { get }

  /// Where a step writes down what it computes; `nil` while training.
  var trace: Trace? { get set }
}

extension Learner {
  public var stepsPerCycle: Int { 1 }
}
