import Imitation
import Records
import Specifications

/// An imitation learning method: its name and settings in specifications, and its learner.
struct Method: Sendable {
  let name: String
  /// The fields of `methods.<name>`.
  let fields: [Field]
  /// Whether it learns from suboptimal data beside the expert's.
  let needsSuboptimal: Bool
  private let make: @Sendable (RunValues, ImitationData, _ batchCount: Int, UInt64) -> any Learner

  init<Settings: Sendable, Algorithm: Learner>(
    _ name: String, _ defaults: Settings, _ settings: [Setting<Settings>],
    needsSuboptimal: Bool = false,
    _ make: @escaping @Sendable (Settings, ImitationData, Int, UInt64) -> Algorithm
  ) {
    let table = SettingTable(defaults, settings)
    self.name = name
    fields = table.fields
    self.needsSuboptimal = needsSuboptimal
    self.make = { make(table.settings(in: $0), $1, $2, $3) }
  }

  /// All methods.
  static let all = [
    bc, bcExp, bcAll, bcWithDynamics, twoPhaseBC, dmil, dmilWithoutAdversarialDynamics,
    dmilWithoutPolicyInformation, oril, dwbc, d2mil, valueDICE, iqLearn,
  ]

  /// The method of this name; `nil` if there is none.
  static func named(_ name: String) -> Method? { all.first { $0.name == name } }

  static let pretrainingField = "dynamics_pretraining_steps"

  /// Steps before step 0 under the values of `methods.<name>`.
  func pretrainingStepCount(settings: RunValues) -> Int {
    settings[Self.pretrainingField] == nil ? 0 : settings.integer(Self.pretrainingField)
  }

  /// The learner before its first step; the only place where a name becomes a learner.
  ///
  /// `settings` are the values under `methods.<name>`; a step draws `batchCount` transitions from each
  /// dataset.
  func learner(
    settings: RunValues, data: ImitationData, batchCount: Int, seed: UInt64
  ) -> any Learner {
    make(settings, data, batchCount, seed)
  }
}
