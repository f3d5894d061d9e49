public import LinearAlgebra
internal import _Differentiation

/// The likelihood loss of the policy: behavioral cloning.
///
/// $$
/// \min_\pi L_\pi:=E_{(s,a)\sim D_e}[-\log\pi(a|s)]
/// $$
@differentiable(reverse)
public func equation1<Scalar>(logPolicy: Samples<Scalar>) -> Scalar {
  expectation(-logPolicy)
}

/// What the discriminator's judgement adds to the policy's loss.
///
/// $$
/// L_\pi^{corr}=E_{D_e}\Big[\tfrac1d\log\pi(a|s)\Big]-E_{D_r}\Big[\tfrac1{1-d}\log\pi(a|s)\Big]
/// $$
@differentiable(reverse,wrt: (expertLogPolicy, rolloutLogPolicy))
public func equation7<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation((1 / expertOutputs) * expertLogPolicy)
    - expectation((1 / (1 - rolloutOutputs)) * rolloutLogPolicy)
}

/// The likelihood loss of the policy in BC+d, before it is tuned on rollouts; Equation 1 again.
///
/// $$
/// \min_\pi L_\pi:=E_{D_e}[-\log\pi(a|s)]
/// $$
@differentiable(reverse)
public func equation11<Scalar>(logPolicy: Samples<Scalar>) -> Scalar {
  expectation(-logPolicy)
}

/// The likelihood loss over expert data and rollouts alike, as BC+d tunes its policy.
///
/// $$
/// \min_\pi L_\pi^{\text{fine-tune}}:=E_{(s,a)\sim D_e\cup D_r}[-\log\pi(a|s)]
/// $$
///
/// The expectation over a union is the sum of the two, as Equations 31 and 34 need it to be.
@differentiable(reverse)
public func equation13<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>
) -> Scalar {
  expectation(-expertLogPolicy) + expectation(-rolloutLogPolicy)
}

/// The correction of the policy's loss as the derivation leaves it; Equation 7 with its signs inside.
///
/// $$
/// L_\pi^{corr}=-E_{D_e}\Big[-\tfrac1d\log\pi\Big]+E_{D_r}\Big[-\tfrac1{1-d}\log\pi\Big]
/// $$
@differentiable(reverse,wrt: (expertLogPolicy, rolloutLogPolicy))
public func equation20<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  -expectation(-(1 / expertOutputs) * expertLogPolicy)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogPolicy)
}

/// DMIL's policy loss.
///
/// $$
/// L_\pi^{DMIL}=E_{D_e}\Big[-\Big(\alpha_\pi-\tfrac1d\Big)\log\pi(a|s)\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\log\pi(a|s)\Big]
/// $$
@differentiable(reverse,wrt: (expertLogPolicy, rolloutLogPolicy))
public func equation22<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / expertOutputs) * expertLogPolicy)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogPolicy)
}
