internal import LinearAlgebra
internal import _Differentiation

/// DWBC's positive-unlabeled loss of d (Xu et al., 2022), divided by η: Equation 9 without D_r.
///
/// Equation 36
///
/// $$
/// \min_dL_d:=E_{D_e}[-\log d]+\tfrac1\eta E_{D_o}[-\log(1-d)]-E_{D_e}[-\log(1-d)],\quad
/// d=d(s,a,\log\pi(a|s))
/// $$
@differentiable(reverse,wrt: outputs)
public func dwbcDiscriminatorLoss<Scalar>(
  outputs: SamplesByDataset<Scalar>, eta: Scalar
) -> Scalar {
  expectation(-log(outputs.expert)) + (1 / eta) * expectation(-log(1 - outputs.suboptimal))
    - expectation(-log(1 - outputs.expert))
}

/// DWBC's policy loss as its authors' code has it (Xu et al., 2022).
///
/// Equation 37
///
/// $$
/// \min_\pi L_\pi:=E_{D_e}\Big[-\Big(\alpha-\tfrac\eta{d(1-d)}-1\Big)\log\pi\Big]
/// +E_{D_o}\Big[-\Big(\tfrac1{1-\bar d}-1\Big)\log\pi\Big],\qquad
/// \bar d=\begin{cases}d&d\ge\tfrac12\\0&d<\tfrac12\end{cases}
/// $$
///
/// A transition of D_o with d < ½ has weight 0. The outputs are constants.
@differentiable(reverse,wrt: logPolicy)
public func dwbcPolicyLoss<Scalar>(
  logPolicy: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>, alpha: Scalar, eta: Scalar
) -> Scalar {
  let expert = (alpha - 1) - eta / (outputs.expert * (1 - outputs.expert))
  let isPositive = step(-(0.5 - outputs.suboptimal))
  let suboptimal = isPositive * -(1 - 1 / (1 - outputs.suboptimal))
  return expectation(-expert * logPolicy.expert) + expectation(-suboptimal * logPolicy.suboptimal)
}
