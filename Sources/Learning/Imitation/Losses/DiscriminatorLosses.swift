public import LinearAlgebra
internal import _Differentiation

/// The cross-entropy loss of DMIL's discriminator, which its inputs log π and log f maximize.
///
/// Equation 3
///
/// $$
/// \min_d\max_{\pi,f}L_d:=E_{D_e}[-\log d]+E_{D_r}[-\log(1-d)]
/// $$
///
/// Equation 14: The same loss as Algorithm 1 minimizes it.
///
/// $$
/// \min_d\max_{\pi,f}L_d:=E_{D_e}[-\log d]+E_{D_r}[-\log(1-d)]
/// $$
@differentiable(reverse)
public func discriminatorLoss<Scalar>(outputs: SamplesByDataset<Scalar>) -> Scalar {
  expectation(-log(outputs.expert)) + expectation(-log(1 - outputs.rollout))
}

/// The loss of DMIL's discriminator as an integral over all (s, a, s′), here a sum over the points of
/// a finite space, weighted with their masses.
///
/// Equation 4
///
/// $$
/// L_d=\int_{\Omega_{sas'}}\Big[P_{D_e}(x)(-\log d)+P_{D_r}(x)\,\big(-\log(1-d)\big)\Big]dx
/// \triangleq\int F(x,d,\log\pi,\log f)\,dx
/// $$
///
/// Printed: −(1 − log d) in place of −log(1 − d), which contradicts Equations 3, 6 and 7; and F
/// without its argument d in the sentence before it.
///
/// Equation 16: The same loss as a functional of d, log π and log f.
///
/// $$
/// L_d(d,\log\pi,\log f)=\int_{\Omega_{sas'}}\big[P_{D_e}(x)(-\log d)+P_{D_r}(x)(-\log(1-d))\big]dx
/// \triangleq\int F(x,d,\log\pi,\log f)dx
/// $$
///
/// Printed: −(1 − log d) in place of −log(1 − d), as in Equation 4.
@differentiable(reverse,wrt: outputs)
public func integratedDiscriminatorLoss<Scalar>(
  masses: SamplesByDataset<Scalar>, outputs: Samples<Scalar>
) -> Scalar {
  sum(masses.expert * -log(outputs) + masses.rollout * -log(1 - outputs))
}
