public import LinearAlgebra
internal import _Differentiation

/// The cross-entropy loss of the discriminator (Eqs. 3 and 14; its integrand is Eq. 4).
///
///     L_d = E_De[−log d] + E_Dr[−log(1 − d)]
@differentiable(reverse)
public func equation3<Scalar>(
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  expectation(-log(expertOutputs)) + expectation(-log(1 - rolloutOutputs))
}
