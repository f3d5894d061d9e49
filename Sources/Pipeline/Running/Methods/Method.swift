import Records
import Specifications
import Imitation

/// A learner as specifications and tables call it, and how it is made.
struct Method: Sendable {
  let name: String
  /// The fields of `methods.<name>`.
  let fields: [Field]
  /// Whether it learns from suboptimal data beside the expert's.
  let needsSuboptimal: Bool
  private let make:
    @Sendable (_ settings: RunValues, ImitationData, _ batchCount: Int, _ seed: UInt64)
      -> any Learner

  /// - Parameters:
  ///   - name: What it is called.
  ///   - table: How its settings are spelled.
  ///   - needsSuboptimal: Whether there must be a D_o.
  ///   - make: The learner before its first step.
  init<Settings: Sendable, Algorithm: Learner>(
    _ name: String, _ table: @escaping @Sendable () -> SettingTable<Settings>,
    needsSuboptimal: Bool = false,
    _ make: @escaping @Sendable (Settings, ImitationData, Int, UInt64) -> Algorithm
  ) {
    self.name = name
    fields = table().fields
    self.needsSuboptimal = needsSuboptimal
    self.make = { make(table().settings(in: $0), $1, $2, $3) }
  }

  /// Steps before step 0 under the values of `methods.<name>`.
  func pretrainingStepCount(settings: RunValues) -> Int {
    guard case .integer(let count)? = settings[Self.pretrainingField] else { return 0 }
    return count
  }

  /// Makes the learner; the one place where a name becomes one.
  ///
  /// - Parameters:
  ///   - settings: The values under `methods.<name>`.
  ///   - data: What there is to imitate.
  ///   - batchCount: Transitions that a step draws from each data set.
  ///   - seed: Of all the learner's streams.
  /// - Returns: The learner before its first step.
  func learner(
    settings: RunValues, data: ImitationData, batchCount: Int, seed: UInt64
  ) -> any Learner {
    make(settings, data, batchCount, seed)
  }
}

extension Method {
  static let pretrainingField = "dynamics_pretraining_steps"

  /// Every learner, in the order of the paper's tables.
  static let all: [Method] = [
    Method("bc", behavioralCloning, BehavioralCloning.init),
    Method("bc-exp", behavioralCloning, BehavioralCloning.init),
    Method(
      "bc-all", imitatingAll, needsSuboptimal: true, BehavioralCloning.init),
    Method("bc+d", withDynamics, BehavioralCloningWithDynamics.init),
    Method("2-phase-bc+d", inTwoPhases, BehavioralCloningWithDynamics.init),
    Method("dmil", dmil, DMIL.init),
    Method("dmil-no-d-adv", withoutAdversarialDynamics, DMIL.init),
    Method("dmil-no-d-adv-pi-info", withoutInformation, DMIL.init),
    Method("oril", oril, needsSuboptimal: true, ORIL.init),
    Method("dwbc", dwbc, needsSuboptimal: true, DWBC.init),
    Method("d2mil", d2mil, needsSuboptimal: true, D2MIL.init),
    Method("valuedice", valueDICE, ValueDICE.init),
    Method("iq-learn", iqLearn, IQLearn.init),
  ]

  /// The learner of this name; `nil` when there is none.
  static func named(_ name: String) -> Method? { all.first { $0.name == name } }
}

// MARK: Settings

extension Method {
  @Sendable private static func behavioralCloning() -> SettingTable<BehavioralCloning.Settings> {
    cloning(BehavioralCloning.Settings())
  }

  @Sendable private static func imitatingAll() -> SettingTable<BehavioralCloning.Settings> {
    var settings = BehavioralCloning.Settings()
    settings.imitatesAll = true
    return cloning(settings)
  }

  private static func cloning(
    _ settings: BehavioralCloning.Settings
  ) -> SettingTable<BehavioralCloning.Settings> {
    SettingTable(settings)
      .number("learning_rate", \.learningRate, Catalogue.learningRate, "Step size of Adam.")
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers.")
  }

  @Sendable private static func withDynamics()
    -> SettingTable<BehavioralCloningWithDynamics.Settings>
  {
    SettingTable(BehavioralCloningWithDynamics.Settings()).including(\.models, models)
  }

  @Sendable private static func inTwoPhases()
    -> SettingTable<BehavioralCloningWithDynamics.Settings>
  {
    var settings = BehavioralCloningWithDynamics.Settings()
    settings.hasTwoPhases = true
    return SettingTable(settings)
      .including(\.models) { rollouts(networks($0)) }
      .integer(
        "first_phase_policy_steps", \.firstPhase.policyStepCount, 1...100_000_000,
        "Of all steps, the first ones in which the policy clones the expert alone.",
        variesByProfile: true
      )
      .integer(
        "first_phase_dynamics_steps", \.firstPhase.dynamicsStepCount, 1...100_000_000,
        "Of all steps, the first ones in which the model is fitted; the longer of the two numbers "
          + "ends the phase.", variesByProfile: true
      )
      .flag(
        "reinitialize_policy", \.secondPhaseStartsAfresh,
        "Whether the second phase trains a new policy, and not that of the first further.")
  }

  @Sendable private static func dmil() -> SettingTable<DMIL.Settings> { dmil(DMIL.Settings()) }

  @Sendable private static func withoutAdversarialDynamics() -> SettingTable<DMIL.Settings> {
    var settings = DMIL.Settings()
    settings.adversarialDynamics = false
    return dmil(settings)
  }

  @Sendable private static func withoutInformation() -> SettingTable<DMIL.Settings> {
    var settings = DMIL.Settings()
    settings.adversarialDynamics = false
    settings.policyInformation = false
    return dmil(settings)
  }

  private static func dmil(_ settings: DMIL.Settings) -> SettingTable<DMIL.Settings> {
    SettingTable(settings)
      .including(\.models, models)
      .widths(
        "discriminator_widths", \.discriminatorWidths,
        "Widths of the discriminator's hidden layers."
      )
      .number(
        "alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."
      )
      .number(
        "alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss."
      )
      .flag(
        "clip_discriminator_loss", \.clipsDiscriminatorLoss,
        "Whether d is clipped in its own loss, too, and not only in the weights.")
  }

  @Sendable private static func d2mil() -> SettingTable<D2MIL.Settings> {
    SettingTable(D2MIL.Settings())
      .including(\.models, models)
      .widths(
        "discriminator_widths", \.discriminatorWidths,
        "Widths of both discriminators' hidden layers."
      )
      .number(
        "alpha_policy", \.alphaPolicy, Bounds(0...), "Weight of the policy's own loss."
      )
      .number(
        "alpha_dynamics", \.alphaDynamics, Bounds(0...), "Weight of the model's own loss."
      )
      .number(
        "eta", \.eta, Bounds(above: 0),
        "Weight of expert data as positive examples of optimality."
      )
      .number(
        "beta_optimality", \.betaOptimality, Bounds(0...1),
        "Weight of optimality in the policy's correction; reliability has the rest to 1."
      )
      .integer(
        "optimality_interval", \.optimalityInterval, 1...100_000_000,
        "Steps between two updates of the discriminator of optimality."
      )
      .flag(
        "drop_negative_weights", \.dropsNegativeWeights,
        "Whether negative weights of suboptimal data count as 0."
      )
      .flag(
        "clip_discriminator_loss", \.clipsDiscriminatorLoss,
        "Whether discriminators are clipped in their own losses, too, and not only in the weights."
      )
  }

  private static func models(
    _ table: SettingTable<PolicyAndModel.Settings>
  ) -> SettingTable<PolicyAndModel.Settings> {
    rollouts(
      networks(table)
        .integer(
          pretrainingField, \.dynamicsPretrainingStepCount, 0...100_000_000,
          "Steps in which only the model is fitted, before step 0.", variesByProfile: true
        )
        .integer(
          "rollout_interval", \.rollouts.interval, 1...100_000_000,
          "Steps between two refreshes of the rollouts."
        )
        .number(
          "rollout_fraction", \.rollouts.fraction, Bounds(above: 0, through: 1),
          "Transitions added by a refresh, as a fraction of the recorded ones."))
  }

  private static func networks(
    _ table: SettingTable<PolicyAndModel.Settings>
  ) -> SettingTable<PolicyAndModel.Settings> {
    table
      .number("learning_rate", \.learningRate, Catalogue.learningRate, "Step size of Adam.")
      .widths("policy_widths", \.policyWidths, "Widths of the policy's hidden layers.")
      .widths("dynamics_widths", \.dynamicsWidths, "Widths of the model's hidden layers.")
  }

  private static func rollouts(
    _ table: SettingTable<PolicyAndModel.Settings>
  ) -> SettingTable<PolicyAndModel.Settings> {
    table
      .integer("rollout_horizon", \.rollouts.horizon, 1...1000, "Transitions of one rollout.")
      .flag(
        "sampled_rollouts", \.rollouts.sampled,
        "Whether rollouts are drawn from model and policy, or are their means and modes.")
  }
}
