public import LinearAlgebra
internal import _Differentiation

/// The soft value of a state in IQ-Learn, estimated from one action of π (Garg et al., 2021).
///
/// Equation 46
///
/// $$
/// V(s)=Q(s,\tilde a)-\tau\log\pi(\tilde a|s)
/// $$
@differentiable(reverse,wrt: (values, logPolicy))
public func iqLearnStateValues<Scalar>(
  values: Samples<Scalar>, logPolicy: Samples<Scalar>, temperature: Scalar
) -> Samples<Scalar> {
  values - temperature * logPolicy
}

/// IQ-Learn's loss of Q on expert data alone, with the chi-squared divergence (Garg et al., 2021); c is
/// 0 where the next state is terminal and 1 elsewhere.
///
/// Equation 47
///
/// $$
/// \min_QL_Q:=E_{D_e}\big[-r+V(s)-y+\tfrac1{4\alpha}r^2\big],
/// \qquad r=Q(s,a)-y,\qquad y=\gamma c\bar V(s')
/// $$
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
/// Equation 48
///
/// $$
/// \min_\pi L_\pi:=-E_{D_e}[V(s)]=E_{D_e}[\tau\log\pi(\tilde a|s)-Q(s,\tilde a)]
/// $$
@differentiable(reverse,wrt: (values, logPolicy))
public func iqLearnPolicyLoss<Scalar>(
  values: Samples<Scalar>, logPolicy: Samples<Scalar>, temperature: Scalar
) -> Scalar {
  -expectation(values - temperature * logPolicy)
}
