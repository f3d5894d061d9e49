public import LinearAlgebra
internal import _Differentiation

/// The negative log-likelihood of the dynamics model, which predicts the difference of the states.
///
/// Equation 2
///
/// $$
/// \min_f L_f:=E_{(s,a,s')\sim D_e}[-\log f(s'|s,a)],\qquad
/// f(s'|s,a)=\mathcal N\big(s+\mu_{\theta_f}(s,a),\Sigma_{\theta_f}(s,a)\big)
/// $$
///
/// Equation 12: The same loss in BC+d.
///
/// $$
/// \min_f L_f:=E_{D_e}[-\log f(s'|s,a)]
/// $$
@differentiable(reverse)
public func dynamicsLikelihoodLoss<Scalar>(logDynamics: Samples<Scalar>) -> Scalar {
  expectation(-logDynamics)
}

/// The discriminator's correction of the dynamics loss.
///
/// Equation 8
///
/// $$
/// L_f^{corr}=E_{D_e}\Big[\tfrac1d\log f(s'|s,a)\Big]-E_{D_r}\Big[\tfrac1{1-d}\log f(s'|s,a)\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func dynamicsCorrection<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>
) -> Scalar {
  expectation((1 / outputs.expert) * logDynamics.expert)
    - expectation((1 / (1 - outputs.rollout)) * logDynamics.rollout)
}

/// The correction of the dynamics loss as it results from the derivation: Equation 8 with the signs
/// inside the expectations.
///
/// Equation 21
///
/// $$
/// L_f^{corr}=-E_{D_e}\Big[-\tfrac1d\log f\Big]+E_{D_r}\Big[-\tfrac1{1-d}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func derivedDynamicsCorrection<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>
) -> Scalar {
  -expectation(-(1 / outputs.expert) * logDynamics.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * logDynamics.rollout)
}

/// DMIL's dynamics loss with its three expectations apart.
///
/// Equation 23
///
/// $$
/// L_f^{DMIL}=\alpha_fE_{D_e}[-\log f]-E_{D_e}\Big[-\tfrac1d\log f\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func dmilDynamicsLossByTerm<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>, alpha: Scalar
) -> Scalar {
  alpha * expectation(-logDynamics.expert)
    - expectation(-(1 / outputs.expert) * logDynamics.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * logDynamics.rollout)
}

/// DMIL's dynamics loss.
///
/// Equation 24
///
/// $$
/// L_f^{DMIL}=E_{D_e}\Big[-\Big(\alpha_f-\tfrac1d\Big)\log f(s'|s,a)\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log f(s'|s,a)\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func dmilDynamicsLoss<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / outputs.expert) * logDynamics.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * logDynamics.rollout)
}

/// The price on the distance of the learned bounds u and l of the dynamics model's log-stds, a part of
/// its loss in training (Chua et al., 2018), whose gradient `GaussianDynamics` computes.
///
/// Equation 53
///
/// $$
/// L_b=c_b\Big(\sum_ju_j-\sum_jl_j\Big)
/// $$
@differentiable(reverse,wrt: (upper, lower))
public func boundPenalty<Scalar>(
  upper: Samples<Scalar>, lower: Samples<Scalar>, weight: Scalar
) -> Scalar {
  weight * (sum(upper) - sum(lower))
}
