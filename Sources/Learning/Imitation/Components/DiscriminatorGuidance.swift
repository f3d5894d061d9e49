/// How discriminators are trained and how they weigh samples; the same for DMIL and D2MIL.
///
/// Defaults are those of Table 2 and Appendix B.2 of the paper.
public struct DiscriminatorGuidance: Equatable, Sendable {
  /// Of each discriminator.
  public var widths = [512, 512]
  /// α_π, the weight of the policy's own loss.
  public var alphaPolicy = 10.0
  /// α_f, the weight of the dynamics model's own loss.
  public var alphaDynamics = 10.0
  /// Whether d is clipped in its own loss as well, not only in 1/d and 1/(1 − d).
  public var clipsLoss = true
  /// Whether log-densities are clipped to [−20, 10] and scaled to [0, 1] before they enter d.
  public var scalesLogDensities = true
}
