import Imitation
import Specifications

/// The methods that weigh data of mixed quality without a model.
extension Method {
  static let dwbc = Method(
    "dwbc", DWBC.Settings(),
    [
      .learningRate("learning_rate", \.learningRate, for: "all networks"),
      .number("weight_decay", \.weightDecay, Bounds(0...), "Weight decay in Adam for the policy."),
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
      .integer(
        "discriminator_branch_width", \.discriminatorBranchWidth, 1...8192,
        "Units for states and actions, and as many for log pi, in the discriminator's first layer."
      ),
      .widths(
        "discriminator_widths", \.discriminatorWidths,
        "Widths of the discriminator's hidden layers behind the first."),
      .number("alpha", \.alpha, Bounds(0...), "Weight of the likelihood of expert data."),
      .number("eta", \.eta, Bounds(above: 0), "Weight of expert data as positive examples."),
      .integer(
        "discriminator_interval", \.discriminatorInterval, 1...100_000_000,
        "Steps between two updates of the discriminator."),
    ], needsSuboptimal: true, DWBC.init)

  static let oril = Method(
    "oril", ORIL.Settings(),
    agent.of(\.agent) + [
      .widths("reward_widths", \.rewardWidths, "Widths of the reward's hidden layers."),
      .number(
        "positive_class_prior", \.positiveFraction, Bounds(0...1),
        "Share of the suboptimal data that the reward's loss takes for the expert's."),
    ], needsSuboptimal: true, ORIL.init)

  private static let agent: [Setting<TD3BC.Settings>] = [
    .learningRate("learning_rate", \.learningRate, for: "all networks"),
    .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
    .widths("critic_widths", \.criticWidths, "Widths of both critics' hidden layers."),
    .number("discount", \.discount, Bounds(0...1), "Discount of the next value."),
    .number(
      "target_rate", \.targetRate, Bounds(above: 0, through: 1),
      "Fraction of its way that a target network moves."),
    .number(
      "target_noise", \.targetNoise, Bounds(0...),
      "Standard deviation of the noise on the actions of targets."),
    .number(
      "target_noise_bound", \.targetNoiseBound, Bounds(0...), "Where this noise is clipped."),
    .integer(
      "policy_interval", \.policyInterval, 1...100_000_000,
      "Steps of the critics to one of the policy and of the targets."),
    .number("alpha", \.alpha, Bounds(0...), "Weight of the value beside the recorded actions."),
  ]
}
