internal import LinearAlgebra
internal import _Differentiation

/// The reliability discriminator's correction of the dynamics loss in D2MIL.
///
/// Equation 29
///
/// $$
/// L_f^{corr}=-E_{D_e\cup D_o}\Big[-\tfrac1{d_r}\log f\Big]+E_{D_r}\Big[-\tfrac1{1-d_r}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func reliabilityDynamicsCorrection<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, reliability: SamplesByDataset<Scalar>
) -> Scalar {
  -expectation(-(1 / reliability.expert) * logDynamics.expert)
    - expectation(-(1 / reliability.suboptimal) * logDynamics.suboptimal)
    + expectation(-(1 / (1 - reliability.rollout)) * logDynamics.rollout)
}

/// D2MIL's dynamics loss.
///
/// Equation 35
///
/// $$
/// L_f^{D2MIL}=E_{D_e\cup D_o}\Big[-\Big(\alpha_f-\tfrac1{d_r}\Big)\log f\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d_r}\log f\Big]
/// $$
@differentiable(reverse,wrt: logDynamics)
public func d2milDynamicsLoss<Scalar>(
  logDynamics: SamplesByDataset<Scalar>, reliability: SamplesByDataset<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / reliability.expert) * logDynamics.expert)
    + expectation(-(alpha - 1 / reliability.suboptimal) * logDynamics.suboptimal)
    + expectation(-(1 / (1 - reliability.rollout)) * logDynamics.rollout)
}
