public import LinearAlgebra
internal import _Differentiation

/// The cross-entropy loss of the discriminator (Equations 3 and 14; Equation 4 has its integrand).
///
///     L_d = E_De[−log d] + E_Dr[−log(1 − d)]
@differentiable(reverse)
public func equation3<Scalar>(
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation(-log(expertOutputs)) + expectation(-log(1 - rolloutOutputs))
}
