public import LinearAlgebra
public import _Differentiation

/// One number for each sample of D2MIL's three data sets, such as log π(a|s) or d_r.
public struct DualSamples<Scalar: DifferentiableReal>: Differentiable, Sendable {
  /// On D_e.
  public var expert: Samples<Scalar>
  /// On D_o, of mixed quality.
  public var suboptimal: Samples<Scalar>
  /// On D_r.
  public var rollout: Samples<Scalar>

  public init(
    expert: Samples<Scalar>, suboptimal: Samples<Scalar>, rollout: Samples<Scalar>
  ) {
    self.expert = expert
    self.suboptimal = suboptimal
    self.rollout = rollout
  }
}

/// The constants of D2MIL's losses.
public struct DualWeights<Scalar: DifferentiableReal>: Sendable {
  /// The weight of the likelihood loss, α.
  public var alpha: Scalar
  /// The weight of expert data as positive examples, η.
  public var eta: Scalar
  /// The weight of the discriminator of optimality's correction, β_o = 1 − β_r.
  public var betaO: Scalar
  /// The weight of the discriminator of reliability's correction, β_r.
  public var betaR: Scalar

  public init(alpha: Scalar, eta: Scalar, betaO: Scalar, betaR: Scalar) {
    self.alpha = alpha
    self.eta = eta
    self.betaO = betaO
    self.betaR = betaR
  }
}
