public import LinearAlgebra
internal import _Differentiation

/// The sum of likelihood loss and correction in DMIL, for policy and dynamics model alike.
///
/// Equation 15
///
/// $$
/// \begin{cases}\min_\pi L_\pi\\ \min_f L_f\\ \min_d\max_{\pi,f}L_d\end{cases}\Rightarrow
/// \begin{cases}\min_\pi L_\pi^{DMIL}:=\alpha_\pi L_\pi+L_\pi^{corr}\\
/// \min_f L_f^{DMIL}:=\alpha_f L_f+L_f^{corr}\\ \min_d L_d\end{cases}
/// $$
@differentiable(reverse,wrt: (likelihoodLoss, correction))
public func dmilLoss<Scalar: DifferentiableReal>(
  likelihoodLoss: Scalar, correction: Scalar, alpha: Scalar
) -> Scalar {
  alpha * likelihoodLoss + correction
}

/// The sum of likelihood loss and the corrections by both discriminators in D2MIL.
///
/// Equation 28
///
/// $$
/// \begin{cases}\min_\pi L_\pi^{D2MIL}:=\alpha_\pi L_\pi+L_\pi^{corr}
/// =\alpha_\pi L_\pi+\beta_rL_\pi^{corr_r}+\beta_oL_\pi^{corr_o}\\
/// \min_fL_f^{D2MIL}:=\alpha_fL_f'+L_f^{corr}\\
/// \min_{d_r}L_{d_r}\\ \min_{d_o}L_{d_o}\end{cases}\qquad\beta_o=1-\beta_r
/// $$
///
/// The line of the dynamics model is that of the policy with β_r = 1: d_o does not depend on s′.
@differentiable(reverse,wrt: (likelihoodLoss, reliabilityCorrection, optimalityCorrection))
public func d2milLoss<Scalar>(
  likelihoodLoss: Scalar, reliabilityCorrection: Scalar, optimalityCorrection: Scalar,
  weights: D2MILWeights<Scalar>
) -> Scalar {
  weights.alpha * likelihoodLoss + weights.betaR * reliabilityCorrection
    + weights.betaO * optimalityCorrection
}
