public import LinearAlgebra
internal import _Differentiation

/// The cross-entropy loss of the discriminator, whose inputs log π and log f seek the opposite.
///
/// $$
/// \min_d\max_{\pi,f}L_d:=E_{D_e}[-\log d]+E_{D_r}[-\log(1-d)]
/// $$
@differentiable(reverse)
public func equation3<Scalar>(
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation(-log(expertOutputs)) + expectation(-log(1 - rolloutOutputs))
}

/// The loss of the discriminator as an integral over all (s, a, s′), here a sum over the points of a
/// finite space that carry the masses.
///
/// $$
/// L_d=\int_{\Omega_{sas'}}\Big[P_{D_e}(x)(-\log d)+P_{D_r}(x)\,\big(-\log(1-d)\big)\Big]dx
/// \triangleq\int F(x,d,\log\pi,\log f)\,dx
/// $$
///
/// Printed: −(1 − log d) in the place of −log(1 − d), which contradicts Equations 3, 6 and 7. In the
/// sentence before it F lacks its argument d.
@differentiable(reverse,wrt: outputs)
public func equation4<Scalar>(
  expertMass: Samples<Scalar>, rolloutMass: Samples<Scalar>, outputs: Samples<Scalar>
) -> Scalar {
  sum(expertMass * -log(outputs) + rolloutMass * -log(1 - outputs))
}

/// The loss that the discriminator minimises in Algorithm 1; Equation 3 again.
///
/// $$
/// \min_d\max_{\pi,f}L_d:=E_{D_e}[-\log d]+E_{D_r}[-\log(1-d)]
/// $$
@differentiable(reverse)
public func equation14<Scalar>(
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation(-log(expertOutputs)) + expectation(-log(1 - rolloutOutputs))
}

/// The loss of the discriminator as a functional of d, log π and log f; Equation 4 again.
///
/// $$
/// L_d(d,\log\pi,\log f)=\int_{\Omega_{sas'}}\big[P_{D_e}(x)(-\log d)+P_{D_r}(x)(-\log(1-d))\big]dx
/// \triangleq\int F(x,d,\log\pi,\log f)dx
/// $$
///
/// Printed: −(1 − log d) in the place of −log(1 − d), as in Equation 4.
@differentiable(reverse,wrt: outputs)
public func equation16<Scalar>(
  expertMass: Samples<Scalar>, rolloutMass: Samples<Scalar>, outputs: Samples<Scalar>
) -> Scalar {
  sum(expertMass * -log(outputs) + rolloutMass * -log(1 - outputs))
}
