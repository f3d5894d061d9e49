internal import LinearAlgebra
internal import _Differentiation

/// ORIL's positive-unlabeled loss of the reward R(s, a) (Zolna et al., 2020, Equation 5): D_e is positive,
/// D_o is unlabeled, and a fraction γ of D_o is taken to be positive.
///
/// Equation 38
///
/// $$
/// \min_RL_R:=\gamma E_{D_e}[-\log R]+E_{D_o}[-\log(1-R)]-\gamma E_{D_e}[-\log(1-R)]
/// $$
@differentiable(reverse,wrt: rewards)
public func orilRewardLoss<Scalar>(
  rewards: SamplesByDataset<Scalar>, positiveFraction: Scalar
) -> Scalar {
  positiveFraction * expectation(-log(rewards.expert))
    + expectation(-log(1 - rewards.suboptimal))
    - positiveFraction * expectation(-log(1 - rewards.expert))
}
