public import LinearAlgebra
internal import _Differentiation

/// The likelihood loss of the policy (Equations 1 and 11).
///
///     L_π = E_De[−log π(a|s)]
@differentiable(reverse)
public func equation1<Scalar>(logPolicy: Samples<Scalar>) -> Scalar {
  expectation(-logPolicy)
}

/// What the discriminator's judgement adds to the policy's loss (Equations 7 and 20).
///
///     L_π^corr = E_De[1/d · log π(a|s)] − E_Dr[1/(1 − d) · log π(a|s)]
@differentiable(reverse,wrt: (expertLogPolicy, rolloutLogPolicy))
public func equation7<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation((1 / expertOutputs) * expertLogPolicy)
    - expectation((1 / (1 - rolloutOutputs)) * rolloutLogPolicy)
}

/// The likelihood loss over expert data and rollouts alike, as BC+d has it (Equation 13).
///
///     L_π^fine-tune = E_{De ∪ Dr}[−log π(a|s)],   E_{A ∪ B} := E_A + E_B
@differentiable(reverse)
public func equation13<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>
) -> Scalar {
  expectation(-expertLogPolicy) + expectation(-rolloutLogPolicy)
}

/// DMIL's policy loss (Equation 22).
///
///     L_π^DMIL = E_De[−(α_π − 1/d) log π(a|s)] + E_Dr[−1/(1 − d) · log π(a|s)]
@differentiable(reverse,wrt: (expertLogPolicy, rolloutLogPolicy))
public func equation22<Scalar>(
  expertLogPolicy: Samples<Scalar>, rolloutLogPolicy: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / expertOutputs) * expertLogPolicy)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogPolicy)
}
