public import LinearAlgebra
internal import _Differentiation

/// The regression targets of TD3's critics at the target policy's next actions (Fujimoto et al., 2018); c
/// is 0 where the next state is terminal and 1 elsewhere.
///
/// Equation 39
///
/// $$
/// y=r+\gamma c\min(\bar Q_1,\bar Q_2)
/// $$
public func td3Targets<Scalar>(
  rewards: Samples<Scalar>, continuations: Samples<Scalar>, firstValues: Samples<Scalar>,
  secondValues: Samples<Scalar>, discount: Scalar
) -> Samples<Scalar> {
  rewards + discount * (continuations * minimum(firstValues, secondValues))
}

/// The loss of both critics of TD3 (Fujimoto et al., 2018).
///
/// Equation 40
///
/// $$
/// \min_{Q_1,Q_2}L_Q:=E[(Q_1-y)^2]+E[(Q_2-y)^2]
/// $$
@differentiable(reverse,wrt: (firstValues, secondValues))
public func td3CriticLoss<Scalar>(
  firstValues: Samples<Scalar>, secondValues: Samples<Scalar>, targets: Samples<Scalar>
) -> Scalar {
  let first = firstValues - targets
  let second = secondValues - targets
  return expectation(first * first) + expectation(second * second)
}

/// The weight of Q in the policy loss of TD3+BC, a constant of this loss (Fujimoto and Gu, 2021).
///
/// Equation 41
///
/// $$
/// \lambda=\frac\alpha{E[|Q_1(s,\pi(s))|]}
/// $$
public func td3ValueWeight<Scalar>(values: Samples<Scalar>, alpha: Scalar) -> Scalar {
  alpha / expectation(abs(values))
}

/// The policy loss of TD3+BC (Fujimoto and Gu, 2021); π(s) is the mode.
///
/// Equation 42
///
/// $$
/// \min_\pi L_\pi:=-\lambda E[Q_1(s,\pi(s))]+E[(\pi(s)-a)^2]
/// $$
///
/// The second expectation is over components as well as transitions.
@differentiable(reverse,wrt: (values, modes))
public func td3PolicyLoss<Scalar>(
  values: Samples<Scalar>, modes: Samples<Scalar>, actions: Samples<Scalar>, valueWeight: Scalar
) -> Scalar {
  let deviations = modes - actions
  return -(valueWeight * expectation(values)) + expectation(deviations * deviations)
}
