public import Foundation

/// The runs that a folder of specifications asks for.
public struct Plan: Sendable {
  public let profile: Profile
  /// In dependency order: demonstrations, then evaluations and training, then embeddings,
  /// repetitions, pictures and checks; within a kind by experiment, in the order of the specification's list of methods, then by
  /// seed.
  ///
  /// Two experiments may ask for the same run; then two runs have the same key.
  public private(set) var runs: [Run]
  /// The runs of the full profile, whichever this one is: all that the specifications are about.
  public let fullRuns: [Run]

  /// What the scores are judged by; `nil` where there is no file of it.
  public let published: Published?

  /// What results are to decide; none where there is no file of it.
  public let claims: [Claim]

  /// What training was measured to cost; `nil` where there is no file of it.
  public let costs: Costs?

  /// Reads every `*.yaml` of the folder.
  ///
  /// - Parameters:
  ///   - folder: The specifications.
  ///   - profile: How much of them.
  ///   - schema: What they may say.
  ///   - published: The file of published numbers; `nil` where nothing is to be judged.
  ///   - claims: The file of claims; `nil` where nothing is to be decided.
  ///   - costs: The file of measured costs; `nil` where nothing was measured.
  /// - Throws: all that is wrong in all of them, under every profile.
  public init(
    loading folder: URL, profile: Profile, schema: Schema, published: URL? = nil,
    claims: URL? = nil, costs: URL? = nil
  ) throws(SpecificationErrors) {
    let folder = SpecificationFolder(reading: folder, schema: schema)
    guard folder.errors.isEmpty else { throw SpecificationErrors(folder.errors) }
    let ids = folder.specifications.map(\.header.id)
    let methods = schema.methods.keys.sorted()
    let numbers: Published? =
      if let published {
        try Published(reading: published, experiments: ids, methods: methods)
      } else {
        nil
      }
    self.claims =
      if let claims {
        try Claims(reading: claims, experiments: ids, methods: methods).all
      } else {
        []
      }
    self.costs = if let costs { try Costs(reading: costs) } else { nil }
    let hash = numbers?.hash
    func builder(_ profile: Profile) -> PlanBuilder {
      PlanBuilder(folder: folder, profile: profile, schema: schema, published: hash)
    }
    self.profile = profile
    self.published = numbers
    runs = builder(profile).runs
    fullRuns = profile == .full ? runs : builder(.full).runs
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
