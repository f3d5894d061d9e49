import Imitation
import Specifications

/// The methods that learn a value.
extension Method {
  static let valueDICE = Method(
    "valuedice", ValueDICE.Settings(),
    environment.of(\.environment) + [
      .learningRate("policy_learning_rate", \.policyLearningRate, for: "the policy"),
      .learningRate("critic_learning_rate", \.criticLearningRate, for: "nu"),
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
      .widths("critic_widths", \.criticWidths, "Widths of nu's hidden layers."),
      .number("discount", \.discount, Bounds(0...1), "Discount of the next value."),
      .number(
        "replay_regularization", \.replayFraction, Bounds(0...1),
        "Share of the replay in the two distributions that are matched."),
      .number(
        "gradient_penalty", \.gradientPenalty, Bounds(0...),
        "Weight of the penalty on the gradient of nu."),
      .number(
        "orthogonal_regularization", \.orthogonalRegularization, Bounds(0...),
        "Weight of the penalty on weights of the policy that are not orthogonal."),
      .integer(
        "warm_up_steps", \.warmUpStepCount, 1...1_000_000,
        "Steps in the model before the first update."),
      .integer(
        "updates_per_step", \.updatesPerStep, 1...1000, "Updates for each step in the model."),
    ], ValueDICE.init)

  private static let environment: [Setting<LearnedEnvironment.Settings>] = [
    .learningRate("dynamics_learning_rate", \.dynamicsLearningRate, for: "the model"),
    .widths("dynamics_widths", \.dynamicsWidths, "Widths of the model's hidden layers."),
    .integer(
      pretrainingField, \.dynamicsPretrainingStepCount, 0...100_000_000,
      "Steps in which only the model is fitted, before step 0.", variesByProfile: true),
    .integer(
      "random_steps", \.randomStepCount, 0...1_000_000, "Steps in the model with uniform actions."),
    .number(
      "action_noise", \.actionNoise, Bounds(0...),
      "Standard deviation of the noise of actions in the model."),
    .integer(
      "model_episode_step_limit", \.episodeStepLimit, 1...1_000_000,
      "Steps after which an episode in the model ends."),
    .number(
      "state_bound", \.stateBound, Bounds(above: 0),
      "Magnitude of a normalized state beyond which an episode in the model ends."),
  ]

  static let iqLearn = Method(
    "iq-learn", IQLearn.Settings(),
    [
      .learningRate("policy_learning_rate", \.policyLearningRate, for: "the policy"),
      .learningRate("critic_learning_rate", \.criticLearningRate, for: "Q"),
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers."),
      .widths("critic_widths", \.criticWidths, "Widths of Q's hidden layers."),
      .number("discount", \.discount, Bounds(0...1), "Discount of the next value."),
      .number(
        "target_rate", \.targetRate, Bounds(above: 0, through: 1),
        "Fraction of its way to Q that the target moves in a step."),
      .number("temperature", \.temperature, Bounds(0...), "Price of a policy's log-density."),
      .number(
        "alpha", \.alpha, Bounds(above: 0), "Scale of the chi-squared divergence of rewards."),
    ], IQLearn.init)
}
