public import Foundation
public import Records
public import Specifications

/// The runs that a folder of specifications asks for.
public struct Plan: Sendable {
  public let profile: Profile
  /// In dependency order, which is the order of `RunKind`; within a kind by experiment, task, method
  /// as the specification lists them, subset and seed.
  ///
  /// Two experiments may ask for the same run; then two runs have the same key.
  public private(set) var runs: [Run]
  /// The runs of the full profile.
  public let fullRuns: [Run]
  /// The runs of all profiles.
  let currentKeys: Set<RunKey>

  /// Turns specifications into runs.
  ///
  /// `publishedHash` is the hash of the published numbers and margins that scores are judged by.
  ///
  /// - Throws: all errors in all specifications, under every profile.
  public init(
    _ folder: SpecificationFolder, profile: Profile, schema: Schema, publishedHash: String? = nil
  ) throws(SpecificationErrors) {
    try folder.validate()
    func runs(_ profile: Profile) -> [Run] {
      PlanBuilder(folder: folder, profile: profile, schema: schema, published: publishedHash).runs
    }
    self.profile = profile
    self.runs = runs(profile)
    fullRuns = profile == .full ? self.runs : runs(.full)
    let others = Profile.allCases.filter { $0 != profile && $0 != .full }.flatMap(runs)
    currentKeys = Set((self.runs + fullRuns + others).map(\.key))
  }

  /// Reads every `*.yaml` of the folder and turns it into runs.
  public init(loading folder: URL, profile: Profile, schema: Schema) throws(SpecificationErrors) {
    try self.init(
      SpecificationFolder(reading: folder, schema: schema), profile: profile, schema: schema)
  }

  /// The plan of the runs that satisfy `isKept`, which must not need others.
  public func keeping(_ isKept: (Run) -> Bool) -> Plan {
    var plan = self
    plan.runs.removeAll { !isKept($0) }
    return plan
  }

  /// The plan of the runs with these keys, and of what they need.
  public func keeping(_ keys: Set<RunKey>) -> Plan {
    var needed = keys
    // In dependency order, so that one pass from the end finds all that is needed.
    for run in runs.reversed() where needed.contains(run.key) {
      needed.formUnion(run.inputs.map(\.key))
    }
    return keeping { needed.contains($0.key) }
  }

  /// The plan in which the runs with these keys start in this order, each after its inputs, and then the
  /// others.
  public func starting(_ keys: [RunKey]) -> Plan {
    let places = Dictionary(uniqueKeysWithValues: zip(keys, 1...))
    var plan = self
    for index in runs.indices {
      plan.runs[index].priority = Priority(level: places[runs[index].key] ?? .max)
    }
    return plan
  }

  /// The runs with different keys, each at its first place.
  public var distinctRuns: [Run] {
    var seen: Set<RunKey> = []
    return runs.filter { seen.insert($0.key).inserted }
  }

  /// The run with this key; `nil` if there is none in the plan.
  public func run(_ key: RunKey) -> Run? { runs.first { $0.key == key } }
}
