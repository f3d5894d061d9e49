public import LinearAlgebra
internal import _Differentiation

/// The soft value of a state, estimated from one action of π (Garg et al., 2021).
///
/// $$
/// V^\pi(s)=Q(s,\tilde a)-\tau\log\pi(\tilde a|s),\qquad\tilde a\sim\pi(\cdot|s)
/// $$
@differentiable(reverse,wrt: (values, logPolicy))
public func iqLearnStateValues<Scalar>(
  values: Samples<Scalar>, logPolicy: Samples<Scalar>, temperature: Scalar
) -> Samples<Scalar> {
  values - temperature * logPolicy
}

/// IQ-Learn's loss of Q on expert data alone, with the χ² divergence (Garg et al., 2021).
///
/// $$
/// L_Q=E_{D_e}\big[-r+\big(V^\pi(s)-y\big)+\tfrac1{4\alpha}r^2\big],
/// \qquad r=Q(s,a)-y,\quad y=\gamma(1-\mathrm{done})\bar V^\pi(s')
/// $$
///
/// `values` are Q(s, a), `stateValues` V(s) and `targets` y.
@differentiable(reverse,wrt: (values, stateValues))
public func iqLearnCriticLoss<Scalar>(
  values: Samples<Scalar>, stateValues: Samples<Scalar>, targets: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  let rewards = values - targets
  return -expectation(rewards) + expectation(stateValues - targets)
    + (1 / (4 * alpha)) * expectation(rewards * rewards)
}

/// IQ-Learn's policy loss, as in soft actor-critic (Haarnoja et al., 2018).
///
/// $$
/// L_\pi=-E_{D_e}[V^\pi(s)]=E_{D_e}[\tau\log\pi(\tilde a|s)-Q(s,\tilde a)]
/// $$
@differentiable(reverse,wrt: (values, logPolicy))
public func iqLearnPolicyLoss<Scalar>(
  values: Samples<Scalar>, logPolicy: Samples<Scalar>, temperature: Scalar
) -> Scalar {
  -expectation(
    iqLearnStateValues(values: values, logPolicy: logPolicy, temperature: temperature))
}
