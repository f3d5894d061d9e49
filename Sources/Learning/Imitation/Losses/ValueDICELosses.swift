public import LinearAlgebra
public import _Differentiation

/// ν at every point of ValueDICE's objective, one number for each sample.
public struct ValueDICESamples<Scalar: DifferentiableReal>: Differentiable, Sendable {
  /// ν(s, a) of D_e.
  public var expert: Samples<Scalar>
  /// ν(s′, a′) of D_e, a′ ~ π(·|s′).
  public var expertNext: Samples<Scalar>
  /// ν(s, a) of the replay.
  public var rollout: Samples<Scalar>
  /// ν(s′, a′) of the replay, a′ ~ π(·|s′).
  public var rolloutNext: Samples<Scalar>
  /// ν(s₀, a₀) of the initial states, a₀ ~ π(·|s₀).
  public var initial: Samples<Scalar>

  public init(
    expert: Samples<Scalar>, expertNext: Samples<Scalar>, rollout: Samples<Scalar>,
    rolloutNext: Samples<Scalar>, initial: Samples<Scalar>
  ) {
    (self.expert, self.expertNext) = (expert, expertNext)
    (self.rollout, self.rolloutNext, self.initial) = (rollout, rolloutNext, initial)
  }
}

/// ValueDICE's objective with replay regularization (Kostrikov et al., 2020), which ν minimizes and
/// π maximizes.
///
/// $$
/// J(\pi,\nu)=\log\underset{(1-\alpha)D_e+\alpha D_r}{E}\big[e^{\nu(s,a)-\gamma\nu(s',a')}\big]
/// -(1-\alpha)(1-\gamma)E_{s_0}[\nu(s_0,a_0)]-\alpha E_{D_r}[\nu(s,a)-\gamma\nu(s',a')]
/// $$
///
/// A constant added to ν changes nothing. At the minimum, −J is the Kullback–Leibler divergence of
/// (1 − α) d^π + α d^r from (1 − α) d^e + α d^r.
@differentiable(reverse,wrt: nu)
public func valueDICEObjective<Scalar>(
  nu: ValueDICESamples<Scalar>, discount: Scalar, replayFraction: Scalar
) -> Scalar {
  let expert = nu.expert - discount * nu.expertNext
  let rollout = nu.rollout - discount * nu.rolloutNext
  return logExpectationOfExponentials(expert, rollout, share: replayFraction)
    - ((1 - replayFraction) * (1 - discount)) * expectation(nu.initial)
    - replayFraction * expectation(rollout)
}
