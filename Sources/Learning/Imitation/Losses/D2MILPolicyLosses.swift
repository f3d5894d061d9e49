internal import LinearAlgebra
internal import _Differentiation

/// The correction of the policy loss by both discriminators of D2MIL, collected by dataset.
///
/// Equation 10
///
/// $$
/// \begin{aligned}
/// L_\pi^{corr}={}&E_{D_e}\Big[\Big(\tfrac{\beta_o\eta}{d_o(1-d_o)}+\tfrac{\beta_r}{d_r}\Big)\log\pi\Big]
/// -E_{D_o}\Big[\Big(\tfrac{\beta_o}{1-d_o}-\tfrac{\beta_r}{d_r}\Big)\log\pi\Big]\\
/// &-E_{D_r}\Big[\Big(\tfrac{\beta_o}{1-d_o}+\tfrac{\beta_r}{1-d_r}\Big)\log\pi\Big]
/// \end{aligned}
/// $$
///
/// Printed: the expectations run over (s, a, s′), but over (s, a) in Equations 9, 27 and 33; only d_r
/// depends on s′.
@differentiable(reverse,wrt: logPolicy)
public func d2milPolicyCorrection<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, reliability: SamplesByDataset<Scalar>,
  optimality: SamplesByDataset<Scalar>, weights: D2MILWeights<Scalar>
) -> Scalar {
  let expert =
    (weights.betaO * weights.eta) / (optimality.expert * (1 - optimality.expert))
    + weights.betaR / reliability.expert
  let suboptimal =
    weights.betaO / (1 - optimality.suboptimal) - weights.betaR / reliability.suboptimal
  let rollout =
    weights.betaO / (1 - optimality.rollout) + weights.betaR / (1 - reliability.rollout)
  return expectation(expert * logPolicy.expert)
    - expectation(suboptimal * logPolicy.suboptimal)
    - expectation(rollout * logPolicy.rollout)
}

/// The reliability discriminator's correction of the policy loss.
///
/// Equation 30
///
/// $$
/// L_\pi^{corr_r}=-E_{D_e\cup D_o}\Big[-\tfrac1{d_r}\log\pi\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d_r}\log\pi\Big]
/// $$
@differentiable(reverse,wrt: logPolicy)
public func reliabilityPolicyCorrection<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, reliability: SamplesByDataset<Scalar>
) -> Scalar {
  -expectation(-(1 / reliability.expert) * logPolicy.expert)
    - expectation(-(1 / reliability.suboptimal) * logPolicy.suboptimal)
    + expectation(-(1 / (1 - reliability.rollout)) * logPolicy.rollout)
}

/// The optimality discriminator's correction of the policy loss.
///
/// Equation 33
///
/// $$
/// L_\pi^{corr_o}=-E_{D_e}\Big[-\tfrac{\eta}{d_o(1-d_o)}\log\pi\Big]
/// +E_{D_o\cup D_r}\Big[-\tfrac1{1-d_o}\log\pi\Big]
/// $$
@differentiable(reverse,wrt: logPolicy)
public func optimalityPolicyCorrection<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, optimality: SamplesByDataset<Scalar>, eta: Scalar
) -> Scalar {
  -expectation(-(eta / (optimality.expert * (1 - optimality.expert))) * logPolicy.expert)
    + expectation(-(1 / (1 - optimality.suboptimal)) * logPolicy.suboptimal)
    + expectation(-(1 / (1 - optimality.rollout)) * logPolicy.rollout)
}

/// D2MIL's policy loss.
///
/// Equation 34
///
/// $$
/// \begin{aligned}
/// L_\pi^{D2MIL}={}&E_{D_e}\Big[-\Big(\alpha_\pi-\tfrac{\beta_o\eta}{d_o(1-d_o)}
/// -\tfrac{\beta_r}{d_r}\Big)\log\pi\Big]
/// +E_{D_o}\Big[-\Big(\tfrac{\beta_o}{1-d_o}-\tfrac{\beta_r}{d_r}\Big)\log\pi\Big]\\
/// &+E_{D_r}\Big[-\Big(\tfrac{\beta_o}{1-d_o}+\tfrac{\beta_r}{1-d_r}\Big)\log\pi\Big]
/// \end{aligned}
/// $$
///
/// A positive weight raises the likelihood of a transition. The weight of D_o is negative where
/// d_r < β_r (1 − d_o) / β_o. Printed: the expectations run over (s, a, s′), as in Equation 10.
@differentiable(reverse,wrt: logPolicy)
public func d2milPolicyLoss<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, reliability: SamplesByDataset<Scalar>,
  optimality: SamplesByDataset<Scalar>, weights: D2MILWeights<Scalar>
) -> Scalar {
  let expert =
    weights.alpha
    - (weights.betaO * weights.eta) / (optimality.expert * (1 - optimality.expert))
    - weights.betaR / reliability.expert
  let suboptimal =
    weights.betaO / (1 - optimality.suboptimal) - weights.betaR / reliability.suboptimal
  let rollout =
    weights.betaO / (1 - optimality.rollout) + weights.betaR / (1 - reliability.rollout)
  return expectation(-expert * logPolicy.expert)
    + expectation(-suboptimal * logPolicy.suboptimal)
    + expectation(-rollout * logPolicy.rollout)
}
