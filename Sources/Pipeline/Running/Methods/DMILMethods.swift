import Imitation
import Specifications

/// DMIL, its ablations, and D2MIL.
extension Method {
  static let dmil = dmil("dmil")
  static let dmilWithoutAdversarialDynamics = dmil("dmil-no-d-adv", adversarialDynamics: false)
  static let dmilWithoutPolicyInformation = dmil(
    "dmil-no-d-adv-pi-info", adversarialDynamics: false, policyInformation: false)

  private static func dmil(
    _ name: String, adversarialDynamics: Bool = true, policyInformation: Bool = true
  ) -> Method {
    var settings = DMIL.Settings()
    settings.adversarialDynamics = adversarialDynamics
    settings.policyInformation = policyInformation
    // Without log-densities among the inputs of d there is nothing to scale.
    let guidance = policyInformation || adversarialDynamics ? guidanceByDensities : guidance
    return Method(
      name, settings, policyAndModel.of(\.models) + guidance.of(\.guidance), DMIL.init)
  }

  static let d2mil = Method(
    "d2mil", D2MIL.Settings(),
    policyAndModel.of(\.models) + guidanceByDensities.of(\.guidance) + optimality,
    needsSuboptimal: true, D2MIL.init)

  private static let optimality: [Setting<D2MIL.Settings>] = [
    .number(
      "eta", \.eta, Bounds(above: 0),
      "Weight of expert data as positive examples of optimality."),
    .number(
      "beta_optimality", \.betaOptimality, Bounds(0...1),
      "Weight of optimality in the policy's correction; reliability has the rest to 1."),
    .integer(
      "optimality_interval", \.optimalityInterval, 1...100_000_000,
      "Steps between two updates of the discriminator of optimality."),
    .flag(
      "drop_negative_weights", \.dropsNegativeWeights,
      "Whether negative weights of suboptimal data count as 0."),
  ]

  private static let guidance: [Setting<DiscriminatorGuidance>] = [
    .widths("discriminator_widths", \.widths, "Widths of a discriminator's hidden layers."),
    .number("alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."),
    .number("alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss."),
    .flag(
      "clip_discriminator_loss", \.clipsLoss,
      "Whether d is clipped in its own loss, too, and not only in the weights."),
  ]

  private static let guidanceByDensities =
    guidance + [
      .flag(
        "scale_log_densities", \.scalesLogDensities,
        "Whether log-densities are clipped to [-20, 10] and scaled to [0, 1] as inputs of d.")
    ]
}
