public import LinearAlgebra
public import _Differentiation

/// One number for each sample of each dataset, such as log π(a|s) or d; none for a dataset that a
/// method does not use.
public struct SamplesByDataset<Scalar: DifferentiableReal>: Differentiable, Sendable {
  /// On D_e.
  public var expert: Samples<Scalar>
  /// On D_o.
  public var suboptimal: Samples<Scalar>
  /// On D_r.
  public var rollout: Samples<Scalar>

  @differentiable(reverse)
  public init(
    expert: Samples<Scalar>, suboptimal: Samples<Scalar> = .zero,
    rollout: Samples<Scalar> = .zero
  ) {
    self.expert = expert
    self.suboptimal = suboptimal
    self.rollout = rollout
  }
}

/// The constants of D2MIL's losses.
public struct D2MILWeights<Scalar: DifferentiableReal>: Sendable {
  /// α, the weight of the likelihood loss.
  public var alpha: Scalar
  /// η, the weight of expert data as positive examples.
  public var eta: Scalar
  /// β_o = 1 − β_r, the weight of the optimality discriminator's correction.
  public var betaO: Scalar
  /// β_r, the weight of the reliability discriminator's correction.
  public var betaR: Scalar

  public init(alpha: Scalar, eta: Scalar, betaO: Scalar, betaR: Scalar) {
    (self.alpha, self.eta, self.betaO, self.betaR) = (alpha, eta, betaO, betaR)
  }
}
