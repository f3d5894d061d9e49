public import Datasets
internal import LinearAlgebra
public import Networks

/// Fixed transitions of the demonstrator, on which the likelihood of its actions is measured.
public struct DemonstrationLikelihood: Sendable {
  /// The largest number of transitions of each kind.
  public static let transitionCount = 4096

  private let training: Transitions
  private let heldOut: Transitions?

  /// Draws the training transitions from D_e, without replacement, from the stream `likelihood
  /// transitions`.
  ///
  /// `heldOut` are transitions of the same dataset that are not in D_e; `nil` if there are none. All are
  /// in normalized states.
  public init(expert: Transitions, heldOut: Transitions?, seed: UInt64) {
    var stream = Generator(seed: seed, stream: "likelihood transitions")
    let count = min(Self.transitionCount, expert.count)
    training = expert.rows(stream.distinctIndices(count, below: expert.count).sorted())
    self.heldOut = heldOut
  }

  /// The means of log π(a|s) = Σⱼ log π(aⱼ|s) over the training and over the held-out transitions, in
  /// nats.
  public func means(of policy: TanhGaussianPolicy) -> (training: Double, heldOut: Double?) {
    var policy = policy
    func mean(_ transitions: Transitions) -> Double {
      policy.logDensities(of: transitions.actions, at: transitions.observations).elements
        .reduce(0) { $0 + Double($1) } / Double(transitions.count)
    }
    return (mean(training), heldOut.map(mean))
  }
}
