public import LinearAlgebra
internal import _Differentiation

/// The positive-unlabeled loss of the optimality discriminator: expert data are positive, D_o and D_r
/// unlabeled.
///
/// Equation 9
///
/// $$
/// \min_{d_o}\max_\pi L_{d_o}:=\eta E_{D_e}[-\log d_o]+E_{D_o\cup D_r}[-\log(1-d_o)]
/// -\eta E_{D_e}[-\log(1-d_o)],\quad d_o=d_o(s,a,\log\pi(a|s))
/// $$
///
/// Equation 27: The same loss in the derivation of D2MIL.
///
/// $$
/// L_{d_o}=\eta E_{D_e}[-\log d_o]+E_{D_o\cup D_r}[-\log(1-d_o)]-\eta E_{D_e}[-\log(1-d_o)]
/// $$
@differentiable(reverse,wrt: outputs)
public func optimalityLoss<Scalar>(outputs: SamplesByDataset<Scalar>, eta: Scalar) -> Scalar {
  eta * expectation(-log(outputs.expert))
    + expectation(-log(1 - outputs.suboptimal)) + expectation(-log(1 - outputs.rollout))
    - eta * expectation(-log(1 - outputs.expert))
}

/// The cross-entropy loss of the reliability discriminator: recorded transitions against rollouts.
///
/// Equation 26
///
/// $$
/// L_{d_r}=E_{D_e\cup D_o}[-\log d_r]+E_{D_r}[-\log(1-d_r)],\quad d_r=d_r(s,a,\log\pi,\log f)
/// $$
///
/// Printed: both d lack their subscript r.
@differentiable(reverse)
public func reliabilityLoss<Scalar>(outputs: SamplesByDataset<Scalar>) -> Scalar {
  expectation(-log(outputs.expert)) + expectation(-log(outputs.suboptimal))
    + expectation(-log(1 - outputs.rollout))
}

/// The loss of the optimality discriminator as an integral over all (s, a), here a sum over the points
/// of a finite space, weighted with their masses.
///
/// Equation 31
///
/// $$
/// L_{d_o}=\int_{\Omega_{sa}}\Big[P_{D_e}\eta(-\log d_o)+(P_{D_o}+P_{D_r})(-\log(1-d_o))
/// -P_{D_e}\eta(-\log(1-d_o))\Big]dz\triangleq\int F_o(z,d_o,\log\pi)dz
/// $$
@differentiable(reverse,wrt: outputs)
public func integratedOptimalityLoss<Scalar>(
  masses: SamplesByDataset<Scalar>, outputs: Samples<Scalar>, eta: Scalar
) -> Scalar {
  sum(
    (eta * masses.expert) * -log(outputs)
      + (masses.suboptimal + masses.rollout) * -log(1 - outputs)
      - (eta * masses.expert) * -log(1 - outputs))
}
