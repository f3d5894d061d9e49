/// What is to be done with a run, and why.
public struct PlannedRun: Sendable {
  public enum Action: Equatable, Sendable {
    case run
    case reuse
    case resume(step: Int)
  }

  public let run: Run
  public let action: Action
  /// The first thing that differs from the nearest stored run of the same cell and seed; empty for
  /// a run that is reused.
  public let cause: String
  /// From the recorded time of a run of the same kind and method; `nil` when there is none.
  public let predictedSeconds: Double?
}

/// The plan against the store: run, reuse or resume, why, and how long it will take.
public struct PlanReport: Sendable {
  public let profile: Profile
  /// In the order of the plan.
  public let runs: [PlannedRun]

  /// - Parameters:
  ///   - plan: What is asked.
  ///   - store: What is there.
  ///   - jobCount: How many runs go at a time, for the total.
  ///   - resumableStep: The step of the last checkpoint that fits the run's schedule; without it, the
  ///     last checkpoint counts.
  public init(
    of plan: Plan, in store: Store, jobCount: Int,
    resumableStep: ((Run) throws(StoreError) -> Int?)? = nil
  ) throws(StoreError) {
    preconditionFailure("not yet")
  }

  /// A table for people.
  public var text: String { preconditionFailure("not yet") }

  /// The same for programs.
  public var json: String { preconditionFailure("not yet") }
}
