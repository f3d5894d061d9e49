public import LinearAlgebra
internal import _Differentiation

/// The negative log-likelihood of the policy on expert data: behavioral cloning.
///
/// Equation 1
///
/// $$
/// \min_\pi L_\pi:=E_{(s,a)\sim D_e}[-\log\pi(a|s)]
/// $$
///
/// Equation 11: The same loss in BC+d, before the policy is tuned on rollouts.
///
/// $$
/// \min_\pi L_\pi:=E_{D_e}[-\log\pi(a|s)]
/// $$
@differentiable(reverse)
public func policyLikelihoodLoss<Scalar>(logPolicy: Samples<Scalar>) -> Scalar {
  expectation(-logPolicy)
}

/// The discriminator's correction of the policy loss.
///
/// Equation 7
///
/// $$
/// L_\pi^{corr}=E_{D_e}\Big[\tfrac1d\log\pi(a|s)\Big]-E_{D_r}\Big[\tfrac1{1-d}\log\pi(a|s)\Big]
/// $$
@differentiable(reverse,wrt: logPolicy)
public func policyCorrection<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>
) -> Scalar {
  expectation((1 / outputs.expert) * logPolicy.expert)
    - expectation((1 / (1 - outputs.rollout)) * logPolicy.rollout)
}

/// The negative log-likelihood of the policy on expert data and rollouts, on which BC+d tunes it.
///
/// Equation 13
///
/// $$
/// \min_\pi L_\pi^{\text{fine-tune}}:=E_{(s,a)\sim D_e\cup D_r}[-\log\pi(a|s)]
/// $$
///
/// The expectation over a union is the sum of the two expectations, as in Equations 31 and 34.
@differentiable(reverse)
public func fineTuningLoss<Scalar>(logPolicy: SamplesByDataset<Scalar>) -> Scalar {
  expectation(-logPolicy.expert) + expectation(-logPolicy.rollout)
}

/// The correction of the policy loss as it results from the derivation: Equation 7 with the signs
/// inside the expectations.
///
/// Equation 20
///
/// $$
/// L_\pi^{corr}=-E_{D_e}\Big[-\tfrac1d\log\pi\Big]+E_{D_r}\Big[-\tfrac1{1-d}\log\pi\Big]
/// $$
@differentiable(reverse,wrt: logPolicy)
public func derivedPolicyCorrection<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>
) -> Scalar {
  -expectation(-(1 / outputs.expert) * logPolicy.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * logPolicy.rollout)
}

/// DMIL's policy loss.
///
/// Equation 22
///
/// $$
/// L_\pi^{DMIL}=E_{D_e}\Big[-\Big(\alpha_\pi-\tfrac1d\Big)\log\pi(a|s)\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log\pi(a|s)\Big]
/// $$
@differentiable(reverse,wrt: logPolicy)
public func dmilPolicyLoss<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / outputs.expert) * logPolicy.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * logPolicy.rollout)
}
