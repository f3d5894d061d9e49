public import Records
/// Which learner on which part of which experiment's data: where a score belongs, whoever reports
/// it.
public struct ScoreReference: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The id of the experiment.
  public var experiment: String
  /// The part of the data where the experiment has several: its percent, share of mislaid
  /// trajectories, or number of expert transitions, as the specification lists them.
  public var part: Double?
  public var method: String

  public init(experiment: String, part: Double?, method: String) {
    self.experiment = experiment
    self.part = part
    self.method = method
  }

  public var description: String {
    let part = part.map { "/" + (Int(exactly: $0).map(String.init) ?? $0.description) }
    return experiment + (part ?? "") + "/" + method
  }

  public static func < (lhs: ScoreReference, rhs: ScoreReference) -> Bool {
    (lhs.experiment, lhs.part ?? -1, lhs.method) < (rhs.experiment, rhs.part ?? -1, rhs.method)
  }
}

extension ScoreReference {
  /// Where the score of a run belongs.
  public init(of run: Run) {
    let part = ["percent", "mislaid_share", "expert_transition_count"].lazy.compactMap { key in
      switch run.values[key] {
      case .number(let number)?: number
      case .integer(let integer)?: Double(integer)
      default: nil
      }
    }.first
    self.init(experiment: run.cell.experiment, part: part, method: run.cell.method)
  }
}
