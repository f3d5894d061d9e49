public import LinearAlgebra
internal import _Differentiation

/// The regression targets of TD3's critics; `continuations` are 0 where s′ is terminal and 1 elsewhere,
/// and the values are those of the two target critics at (s′, ã′).
///
/// $$
/// y=r+\gamma\,c\,\min(\bar Q_1,\bar Q_2)
/// $$
public func td3Targets<Scalar>(
  rewards: Samples<Scalar>, continuations: Samples<Scalar>, firstValues: Samples<Scalar>,
  secondValues: Samples<Scalar>, discount: Scalar
) -> Samples<Scalar> {
  var least = firstValues
  for index in least.elements.indices {
    least.elements[index] = min(least.elements[index], secondValues.elements[index])
  }
  return rewards + discount * (continuations * least)
}

/// The loss of both critics of TD3.
///
/// $$
/// L_Q=E[(Q_1-y)^2]+E[(Q_2-y)^2]
/// $$
@differentiable(reverse,wrt: (firstValues, secondValues))
public func td3CriticLoss<Scalar>(
  firstValues: Samples<Scalar>, secondValues: Samples<Scalar>, targets: Samples<Scalar>
) -> Scalar {
  let (first, second) = (firstValues - targets, secondValues - targets)
  return expectation(first * first) + expectation(second * second)
}

/// The policy loss of TD3+BC; `modes` are the components of π(s), and `values` Q₁ at these actions.
///
/// $$
/// L_\pi=-\lambda E[Q_1(s,\pi(s))]+E[(\pi(s)-a)^2],\qquad\lambda=\frac\alpha{E|Q_1(s,\pi(s))|}
/// $$
///
/// λ is a constant, and the second expectation is over components as well as transitions.
@differentiable(reverse,wrt: (values, modes))
public func td3PolicyLoss<Scalar>(
  values: Samples<Scalar>, modes: Samples<Scalar>, actions: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  let scale = alpha / meanMagnitude(withoutDerivative(at: values))
  let deviations = modes - actions
  return -(scale * expectation(values)) + expectation(deviations * deviations)
}

private func meanMagnitude<Scalar>(_ samples: Samples<Scalar>) -> Scalar {
  samples.elements.reduce(0) { $0 + abs($1) } / Scalar(samples.count)
}
