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
    return Method(
      name, settings,
      policyAndModel.of(\.models) + [
        .widths(
          "discriminator_widths", \.discriminatorWidths,
          "Widths of the discriminator's hidden layers."),
        .number("alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."),
        .number(
          "alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss."),
        .flag(
          "clip_discriminator_loss", \.clipsDiscriminatorLoss,
          "Whether d is clipped in its own loss, too, and not only in the weights."),
      ], DMIL.init)
  }

  static let d2mil = Method(
    "d2mil", D2MIL.Settings(),
    policyAndModel.of(\.models) + [
      .widths(
        "discriminator_widths", \.discriminatorWidths,
        "Widths of both discriminators' hidden layers."),
      .number("alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."),
      .number("alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss."),
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
      .flag(
        "clip_discriminator_loss", \.clipsDiscriminatorLoss,
        "Whether discriminators are clipped in their own losses, too, and not only in the weights."
      ),
    ], needsSuboptimal: true, D2MIL.init)
}
