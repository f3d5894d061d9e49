public import LinearAlgebra
internal import _Differentiation

/// The targets of TQC's critics (Kuznetsov et al., 2020), one for each of the smallest pooled quantiles
/// of the next state and action; c is 0 where the next state is terminal and 1 elsewhere.
///
/// Equation 49
///
/// $$
/// y_i=r+\gamma c\big(z_{(i)}-\alpha\log\pi(a'|s')\big)
/// $$
///
/// `TruncatedTargets` computes all of a batch.
public func tqcTargets<Scalar>(
  rewards: Samples<Scalar>, continuations: Samples<Scalar>, quantiles: Samples<Scalar>,
  logPolicy: Samples<Scalar>, discount: Scalar, temperature: Scalar
) -> Samples<Scalar> {
  rewards + discount * (continuations * (quantiles - temperature * logPolicy))
}

/// The quantile Huber loss of a critic of TQC with M quantiles against k targets (Kuznetsov et al., 2020),
/// whose gradient `quantileHuberLoss` computes.
///
/// Equation 50
///
/// $$
/// \min_zL_z:=E\Big[\tfrac1{Mk}\sum_{m=1}^M\sum_{i=1}^k
/// \Big|\tfrac{2m-1}{2M}-\mathbf1[y_i<z_m]\Big|\,h(y_i-z_m)\Big],\qquad
/// h(x)=\begin{cases}\tfrac12x^2&|x|\le1\\|x|-\tfrac12&|x|>1\end{cases}
/// $$
///
/// `deviations` are y_i − z_m and `levels` (2m − 1)/2M, for each transition, m and i.
@differentiable(reverse,wrt: deviations)
public func tqcCriticLoss<Scalar>(
  deviations: Samples<Scalar>, levels: Samples<Scalar>
) -> Scalar {
  expectation(abs(1 - levels - step(deviations)) * huber(deviations))
}

/// The policy loss of TQC; Q is the mean of all quantiles at an action drawn from π.
///
/// Equation 51
///
/// $$
/// \min_\pi L_\pi:=E[\alpha\log\pi(\tilde a|s)-Q(s,\tilde a)]
/// $$
@differentiable(reverse,wrt: (values, logPolicy))
public func tqcPolicyLoss<Scalar>(
  values: Samples<Scalar>, logPolicy: Samples<Scalar>, temperature: Scalar
) -> Scalar {
  expectation(temperature * logPolicy - values)
}

/// The loss of TQC's temperature α for a target H of the entropy (Haarnoja et al., 2018).
///
/// Equation 52
///
/// $$
/// \min_\alpha L_\alpha:=-\log\alpha\,\big(E[\log\pi(\tilde a|s)]+H\big)
/// $$
@differentiable(reverse,wrt: logTemperature)
public func tqcTemperatureLoss<Scalar: DifferentiableReal>(
  logTemperature: Scalar, meanLogDensity: Scalar, targetEntropy: Scalar
) -> Scalar {
  -(logTemperature * (meanLogDensity + targetEntropy))
}
