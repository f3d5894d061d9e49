public import LinearAlgebra
internal import _Differentiation

/// The likelihood loss of the dynamics model, which predicts the difference of the states.
///
/// $$
/// \min_f L_f:=E_{(s,a,s')\sim D_e}[-\log f(s'|s,a)],\qquad
/// f(s'|s,a)=\mathcal N\big(s+\mu_{\theta_f}(s,a),\Sigma_{\theta_f}(s,a)\big)
/// $$
@differentiable(reverse)
public func equation2<Scalar>(logDynamics: Samples<Scalar>) -> Scalar {
  expectation(-logDynamics)
}

/// What the discriminator's judgement adds to the model's loss.
///
/// $$
/// L_f^{corr}=E_{D_e}\Big[\tfrac1d\log f(s'|s,a)\Big]-E_{D_r}\Big[\tfrac1{1-d}\log f(s'|s,a)\Big]
/// $$
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation8<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation((1 / expertOutputs) * expertLogDynamics)
    - expectation((1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}

/// The likelihood loss of the model in BC+d; Equation 2 again.
///
/// $$
/// \min_f L_f:=E_{D_e}[-\log f(s'|s,a)]
/// $$
@differentiable(reverse)
public func equation12<Scalar>(logDynamics: Samples<Scalar>) -> Scalar {
  expectation(-logDynamics)
}

/// The correction of the model's loss as the derivation leaves it; Equation 8 with its signs inside.
///
/// $$
/// L_f^{corr}=-E_{D_e}\Big[-\tfrac1d\log f\Big]+E_{D_r}\Big[-\tfrac1{1-d}\log f\Big]
/// $$
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation21<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  -expectation(-(1 / expertOutputs) * expertLogDynamics)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}

/// DMIL's dynamics loss with its three expectations apart.
///
/// $$
/// L_f^{DMIL}=\alpha_fE_{D_e}[-\log f]-E_{D_e}\Big[-\tfrac1d\log f\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log f\Big]
/// $$
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation23<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  alpha * expectation(-expertLogDynamics)
    - expectation(-(1 / expertOutputs) * expertLogDynamics)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}

/// DMIL's dynamics loss.
///
/// $$
/// L_f^{DMIL}=E_{D_e}\Big[-\Big(\alpha_f-\tfrac1d\Big)\log f(s'|s,a)\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log f(s'|s,a)\Big]
/// $$
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation24<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / expertOutputs) * expertLogDynamics)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}
