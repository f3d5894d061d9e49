public import LinearAlgebra
internal import _Differentiation

/// The relaxed condition of stationarity as expectations over samples.
///
/// Equation 6
///
/// $$
/// -E_{D_e}\Big[-\tfrac1d\nabla_{\theta_\pi}\log\pi\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\nabla_{\theta_\pi}\log\pi\Big]=0
/// $$
///
/// The value is the left-hand side, where the score of a sample is the derivative of log π along one
/// direction of the parameters: so it is the derivative of Equation 7 along this direction. Equation
/// 19 is its negative, the same condition.
@differentiable(reverse,wrt: scores)
public func relaxedCondition<Scalar>(
  scores: SamplesByDataset<Scalar>, outputs: SamplesByDataset<Scalar>
) -> Scalar {
  -expectation(-(1 / outputs.expert) * scores.expert)
    + expectation(-(1 / (1 - outputs.rollout)) * scores.rollout)
}

/// The condition of Equation 17 by the chain rule, at each point (s, a, s′).
///
/// Equation 18
///
/// $$
/// F_\pi\tfrac{\partial\pi}{\partial\theta_\pi}
/// =\tfrac{\partial F}{\partial d}\tfrac{\partial d}{\partial\log\pi}\nabla_{\theta_\pi}\log\pi=0,
/// \qquad F_f\tfrac{\partial f}{\partial\theta_f}
/// =\tfrac{\partial F}{\partial d}\tfrac{\partial d}{\partial\log f}\nabla_{\theta_f}\log f=0
/// $$
///
/// Each of the two is the product of ∂F/∂d (`integrandDerivatives`), ∂d/∂log π or ∂d/∂log f
/// (`outputDerivatives`), and the derivative of log π or log f along one direction (`scores`).
@differentiable(reverse)
public func chainRuleCondition<Scalar>(
  integrandDerivatives: Samples<Scalar>, outputDerivatives: Samples<Scalar>,
  scores: Samples<Scalar>
) -> Samples<Scalar> {
  integrandDerivatives * outputDerivatives * scores
}

/// The relaxed condition, Equation 18 without ∂d/∂log π, integrated over the points of a finite space.
///
/// Equation 19
///
/// $$
/// \begin{aligned}
/// 0&=\int\tfrac{\partial F}{\partial d}\nabla_{\theta_\pi}\log\pi\,dx
/// =\int\Big[-\tfrac{P_{D_e}(x)}{d}+\tfrac{P_{D_r}(x)}{1-d}\Big]\nabla_{\theta_\pi}\log\pi\,dx\\
/// &=E_{D_e}\Big[-\tfrac1d\nabla\log\pi\Big]-E_{D_r}\Big[-\tfrac1{1-d}\nabla\log\pi\Big]
/// \end{aligned}
/// $$
///
/// Printed: in the third line the mass of D_o in place of that of D_r, though DMIL has no D_o; in the
/// first line d(s, a, π, f), though d depends on the logarithms.
@differentiable(reverse,wrt: scores)
public func integratedRelaxedCondition<Scalar>(
  masses: SamplesByDataset<Scalar>, outputs: Samples<Scalar>, scores: Samples<Scalar>
) -> Scalar {
  sum((-masses.expert / outputs + masses.rollout / (1 - outputs)) * scores)
}

/// The relaxed condition for the optimality discriminator.
///
/// Equation 32
///
/// $$
/// \begin{aligned}
/// \int\tfrac{\partial F_o}{\partial d_o}\nabla\log\pi\,dz
/// &=\int\Big[-\tfrac{\eta P_{D_e}}{d_o}+\tfrac{P_{D_o}+P_{D_r}}{1-d_o}
/// -\tfrac{\eta P_{D_e}}{1-d_o}\Big]\nabla\log\pi\,dz\\
/// &=E_{D_e}\Big[-\tfrac{\eta}{d_o}\nabla\log\pi\Big]
/// -E_{D_o\cup D_r}\Big[-\tfrac1{1-d_o}\nabla\log\pi\Big]
/// +E_{D_e}\Big[-\tfrac{\eta}{1-d_o}\nabla\log\pi\Big]=0
/// \end{aligned}
/// $$
///
/// Printed: d_o(s, a, log(a|s)), without π, in the sentence below it.
@differentiable(reverse,wrt: scores)
public func integratedOptimalityCondition<Scalar>(
  masses: SamplesByDataset<Scalar>, outputs: Samples<Scalar>, scores: Samples<Scalar>, eta: Scalar
) -> Scalar {
  sum(
    (-(eta * masses.expert) / outputs
      + (masses.suboptimal + masses.rollout) / (1 - outputs)
      - (eta * masses.expert) / (1 - outputs)) * scores)
}
