internal import LinearAlgebra
internal import _Differentiation

/// What the discriminator of reliability adds to the model's loss in D2MIL.
///
/// $$
/// L_f^{corr}=-E_{D_e\cup D_o}\Big[-\tfrac1{d_r}\log f\Big]+E_{D_r}\Big[-\tfrac1{1-d_r}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func equation29<Scalar>(
  logDynamics: DualSamples<Scalar>, reliability: DualSamples<Scalar>
) -> Scalar {
  -expectation(-(1 / reliability.expert) * logDynamics.expert)
    - expectation(-(1 / reliability.suboptimal) * logDynamics.suboptimal)
    + expectation(-(1 / (1 - reliability.rollout)) * logDynamics.rollout)
}

/// D2MIL's dynamics loss.
///
/// $$
/// L_f^{D2MIL}=E_{D_e\cup D_o}\Big[-\Big(\alpha_f-\tfrac1{d_r}\Big)\log f\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d_r}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func equation35<Scalar>(
  logDynamics: DualSamples<Scalar>, reliability: DualSamples<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / reliability.expert) * logDynamics.expert)
    + expectation(-(alpha - 1 / reliability.suboptimal) * logDynamics.suboptimal)
    + expectation(-(1 / (1 - reliability.rollout)) * logDynamics.rollout)
}
