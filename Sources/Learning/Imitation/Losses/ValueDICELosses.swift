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

  @differentiable(reverse)
  public init(
    expert: Samples<Scalar>, expertNext: Samples<Scalar>, rollout: Samples<Scalar>,
    rolloutNext: Samples<Scalar>, initial: Samples<Scalar>
  ) {
    self.expert = expert
    self.expertNext = expertNext
    self.rollout = rollout
    self.rolloutNext = rolloutNext
    self.initial = initial
  }
}

/// ValueDICE's objective with replay regularization (Kostrikov et al., 2020), which ν minimizes and
/// π maximizes; the actions at initial and next states are drawn from π.
///
/// Equation 43
///
/// $$
/// \begin{aligned}
/// J={}&\log\Big((1-\alpha)E_{D_e}\big[e^{\nu(s,a)-\gamma\nu(s',a')}\big]
/// +\alpha E_{D_r}\big[e^{\nu(s,a)-\gamma\nu(s',a')}\big]\Big)\\
/// &-(1-\alpha)(1-\gamma)E_{D_e}[\nu(s,a_0)]-\alpha E_{D_r}[\nu(s,a)-\gamma\nu(s',a')]
/// \end{aligned}
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

/// The loss of ν: the objective and the penalty on the norm of its gradient (Gulrajani et al., 2017),
/// whose gradient `GradientPenalty` computes.
///
/// Equation 44
///
/// $$
/// \min_\nu L_\nu:=J+c_\nu E\big[(\lVert\nabla\nu\rVert-1)^2\big]
/// $$
@differentiable(reverse,wrt: (objective, gradientNorms))
public func valueDICECriticLoss<Scalar>(
  objective: Scalar, gradientNorms: Samples<Scalar>, penaltyWeight: Scalar
) -> Scalar {
  objective + penaltyWeight * expectation((1 - gradientNorms) * (1 - gradientNorms))
}

/// The loss of ValueDICE's policy: minus the objective, and the penalty on the products of different
/// rows of its weights W (Brock et al., 2019), whose gradient `OrthogonalRegularizer` computes.
///
/// Equation 45
///
/// $$
/// \min_\pi L_\pi:=-J+c_\pi\sum_{i\ne j}\Big(\sum_kW_{ik}W_{jk}\Big)^2
/// $$
@differentiable(reverse,wrt: (objective, rowProducts))
public func valueDICEPolicyLoss<Scalar>(
  objective: Scalar, rowProducts: Samples<Scalar>, penaltyWeight: Scalar
) -> Scalar {
  penaltyWeight * sum(rowProducts * rowProducts) - objective
}
