public import LinearAlgebra
internal import _Differentiation

/// The likelihood loss of the dynamics model (Equations 2 and 12).
///
///     L_f = E_De[−log f(s′|s, a)]
@differentiable(reverse)
public func equation2<Scalar>(logDynamics: Samples<Scalar>) -> Scalar {
  expectation(-logDynamics)
}

/// What the discriminator's judgement adds to the model's loss (Equations 8 and 21).
///
///     L_f^corr = E_De[1/d · log f(s′|s, a)] − E_Dr[1/(1 − d) · log f(s′|s, a)]
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation8<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation((1 / expertOutputs) * expertLogDynamics)
    - expectation((1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}

/// DMIL's dynamics loss (Equation 24).
///
///     L_f^DMIL = E_De[−(α_f − 1/d) log f(s′|s, a)] + E_Dr[−1/(1 − d) · log f(s′|s, a)]
@differentiable(reverse,wrt: (expertLogDynamics, rolloutLogDynamics))
public func equation24<Scalar>(
  expertLogDynamics: Samples<Scalar>, rolloutLogDynamics: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>, alpha: Scalar
) -> Scalar {
  expectation(-(alpha - 1 / expertOutputs) * expertLogDynamics)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutLogDynamics)
}
