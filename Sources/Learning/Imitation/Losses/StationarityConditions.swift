public import LinearAlgebra
internal import _Differentiation

/// The condition under which no change of the policy, in the direction of the scores, changes the
/// relaxed loss of the discriminator.
///
/// $$
/// -E_{D_e}\Big[-\tfrac1d\nabla_{\theta_\pi}\log\pi\Big]
/// +E_{D_r}\Big[-\tfrac1{1-d}\nabla_{\theta_\pi}\log\pi\Big]=0
/// $$
///
/// The value is the left-hand side, with the derivative of log π along one direction of the
/// parameters as the score of each sample: the derivative of Equation 7 along it. Equation 19 is its
/// negative, which a condition does not feel.
@differentiable(reverse,wrt: (expertScores, rolloutScores))
public func equation6<Scalar>(
  expertScores: Samples<Scalar>, rolloutScores: Samples<Scalar>,
  expertOutputs: Samples<Scalar>, rolloutOutputs: Samples<Scalar>
) -> Scalar {
  -expectation(-(1 / expertOutputs) * expertScores)
    + expectation(-(1 / (1 - rolloutOutputs)) * rolloutScores)
}

/// The condition of Equation 17 by the chain rule, at each point (s, a, s′).
///
/// $$
/// F_\pi\tfrac{\partial\pi}{\partial\theta_\pi}
/// =\tfrac{\partial F}{\partial d}\tfrac{\partial d}{\partial\log\pi}\nabla_{\theta_\pi}\log\pi=0,
/// \qquad F_f\tfrac{\partial f}{\partial\theta_f}
/// =\tfrac{\partial F}{\partial d}\tfrac{\partial d}{\partial\log f}\nabla_{\theta_f}\log f=0
/// $$
///
/// Either line is the product of ∂F/∂d (`integrandSlopes`), ∂d/∂log π or ∂d/∂log f
/// (`outputSlopes`), and the derivative of log π or log f along one direction (`scores`).
@differentiable(reverse)
public func equation18<Scalar>(
  integrandSlopes: Samples<Scalar>, outputSlopes: Samples<Scalar>, scores: Samples<Scalar>
) -> Samples<Scalar> {
  integrandSlopes * outputSlopes * scores
}

/// The relaxed condition, which leaves ∂d/∂log π out of Equation 18 and integrates.
///
/// $$
/// \begin{aligned}
/// 0&=\int\tfrac{\partial F}{\partial d}\nabla_{\theta_\pi}\log\pi\,dx
/// =\int\Big[-\tfrac{P_{D_e}(x)}{d}+\tfrac{P_{D_r}(x)}{1-d}\Big]\nabla_{\theta_\pi}\log\pi\,dx\\
/// &=E_{D_e}\Big[-\tfrac1d\nabla\log\pi\Big]-E_{D_r}\Big[-\tfrac1{1-d}\nabla\log\pi\Big]
/// \end{aligned}
/// $$
///
/// Printed: the mass of the rollouts is that of D_o in the third line, though DMIL has no D_o; and
/// the first line has d depend on π and f, where it depends on their logarithms.
@differentiable(reverse,wrt: scores)
public func equation19<Scalar>(
  expertMass: Samples<Scalar>, rolloutMass: Samples<Scalar>, outputs: Samples<Scalar>,
  scores: Samples<Scalar>
) -> Scalar {
  sum((-expertMass / outputs + rolloutMass / (1 - outputs)) * scores)
}

/// The relaxed condition for the discriminator of optimality.
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
/// Printed: the sentence below it has d_o(s, a, log(a|s)), without π.
@differentiable(reverse,wrt: scores)
public func equation32<Scalar>(
  masses: DualSamples<Scalar>, outputs: Samples<Scalar>, scores: Samples<Scalar>, eta: Scalar
) -> Scalar {
  sum(
    (-(eta * masses.expert) / outputs
      + (masses.suboptimal + masses.rollout) / (1 - outputs)
      - (eta * masses.expert) / (1 - outputs)) * scores)
}
