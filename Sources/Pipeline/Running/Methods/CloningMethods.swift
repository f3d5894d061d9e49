import Imitation
import Networks
import Specifications

/// Behavioral cloning, alone and with a dynamics model.
extension Method {
  static let bc = cloning("bc")
  static let bcExp = cloning("bc-exp")
  static let bcAll = cloning("bc-all", imitatesAll: true)

  private static func cloning(_ name: String, imitatesAll: Bool = false) -> Method {
    var settings = BehavioralCloning.Settings()
    settings.imitatesAll = imitatesAll
    return Method(
      name, settings,
      [
        .learningRate("learning_rate", \.learningRate, for: "the policy"),
        .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
      ], needsSuboptimal: imitatesAll, BehavioralCloning.init)
  }

  static let bcWithDynamics = Method(
    "bc+d", BehavioralCloningWithDynamics.Settings(), policyAndModel.of(\.models),
    BehavioralCloningWithDynamics.init)

  static let twoPhaseBC = {
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.hasTwoPhases = true
    return Method(
      "2-phase-bc+d", settings, (networks + rollouts).of(\.models) + phases,
      BehavioralCloningWithDynamics.init)
  }()

  private static let phases: [Setting<BehavioralCloningWithDynamics.Settings>] = [
    .integer(
      "first_phase_policy_steps", \.firstPhase.policyStepCount, 1...100_000_000,
      "Of all steps, the first ones in which the policy clones the expert alone.",
      variesByProfile: true),
    .integer(
      "first_phase_dynamics_steps", \.firstPhase.dynamicsStepCount, 1...100_000_000,
      "Of all steps, the first ones in which the model is fitted; the longer of the two numbers "
        + "ends the phase.", variesByProfile: true),
    .flag(
      "reinitialize_policy", \.secondPhaseStartsAfresh,
      "Whether the second phase trains a new policy, and not that of the first further."),
  ]

  // MARK: Settings of a policy and a dynamics model

  static let policyAndModel =
    networks + [
      .integer(
        pretrainingField, \.dynamicsPretrainingStepCount, 0...100_000_000,
        "Steps in which only the model is fitted, before step 0.", variesByProfile: true),
      .integer(
        "rollout_interval", \.rollouts.interval, 1...100_000_000,
        "Steps between two refreshes of the rollouts."),
      .number(
        "rollout_fraction", \.rollouts.fraction, Bounds(above: 0, through: 1),
        "Transitions added by a refresh, as a fraction of the recorded ones."),
    ] + rollouts

  private static let networks: [Setting<PolicyAndModel.Settings>] = [
    .learningRate("learning_rate", \.learningRate, for: "all networks"),
    .number(
      "policy_learning_rate_multiplier", \.policyLearningRateMultiplier, Bounds(above: 0),
      "Factor of the learning rate for the policy."),
    .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
    .widths("dynamics_widths", \.dynamicsWidths, "Widths of the model's hidden layers."),
    .flag(
      "predict_difference", \.dynamics.predictsDifference,
      "Whether the model predicts the difference of the states, and not the next state."),
    .number(
      "log_std_bound_penalty", \.dynamics.boundPenalty, Bounds(0...),
      "Weight of the distance between the bounds of the model's log-std in its loss."),
  ]

  private static let rollouts: [Setting<PolicyAndModel.Settings>] = [
    .integer("rollout_horizon", \.rollouts.horizon, 1...1000, "Transitions of one rollout."),
    .flag(
      "sampled_rollouts", \.rollouts.sampled,
      "Whether rollouts are drawn from model and policy, or are their means and modes."),
  ]
}
