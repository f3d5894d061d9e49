public import Foundation

/// The runs that a folder of specifications asks for.
public struct Plan: Sendable {
  public let profile: Profile
  /// In dependency order: demonstrations, then evaluations and training, then embeddings, pictures
  /// and checks; within a kind by experiment, in the order of the specification's list of methods, then by
  /// seed.
  ///
  /// Two experiments may ask for the same run; then two runs have the same key.
  public private(set) var runs: [Run]
  /// The runs of the full profile, whichever this one is: all that the specifications are about.
  public let fullRuns: [Run]

  /// Reads every `*.yaml` of the folder.
  ///
  /// - Throws: all that is wrong in all of them, under every profile.
  public init(
    loading folder: URL, profile: Profile, schema: Schema
  ) throws(SpecificationErrors) {
    let folder = SpecificationFolder(reading: folder, schema: schema)
    guard folder.errors.isEmpty else { throw SpecificationErrors(folder.errors) }
    self.profile = profile
    runs = PlanBuilder(folder: folder, profile: profile, schema: schema).runs
    fullRuns =
      profile == .full ? runs : PlanBuilder(folder: folder, profile: .full, schema: schema).runs
  }

  /// The plan of only those runs that `isKept` says yes to, which may not need others.
  public func keeping(_ isKept: (Run) -> Bool) -> Plan {
    var plan = self
    plan.runs.removeAll { !isKept($0) }
    return plan
  }

  /// The runs with different keys, each at its first place: what there is to carry out.
  public var distinctRuns: [Run] {
    var seen: Set<RunKey> = []
    return runs.filter { seen.insert($0.key).inserted }
  }

  /// The run with this key, as that of a run's input; `nil` when no specification asks for it.
  public func run(_ key: RunKey) -> Run? { runs.first { $0.key == key } }
}
