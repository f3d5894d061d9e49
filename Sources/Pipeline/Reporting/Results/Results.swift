import Claims
import Planning
import Records
import Store
import Foundation

/// The stored results of exactly the runs that a plan asks for.
///
/// What the plan of this profile does not name is never looked at, so that no number of another
/// profile or of an older specification can reach the paper.
struct Results: Sendable {
  /// A run of the plan, and what it stored.
  struct Entry: Sendable {
    let run: Run
    /// `nil` as long as the run has not been carried out.
    let result: RunResult?
    let provenance: Provenance?
    /// Why there is no result, where something outside the project is missing for it.
    var note: String?

    /// A metric; `nil` where there is no result or it has no such metric.
    func value(of metric: String) -> Double? { result?.metrics[metric] }

    var metricNames: [String] { result?.metrics.keys.sorted() ?? [] }

    /// Whether training diverged: a result, without a policy that could be evaluated.
    var hasDiverged: Bool { value(of: "diverged_at_step") != nil }
  }

  let profile: Profile
  /// In the order of the plan.
  let entries: [Entry]
  /// The runs of the full profile, without results: what this profile leaves out is among them.
  private let outline: [Entry]
  /// What results are compared with.
  let expectations: Expectations
  /// What training was measured to cost; `nil` where nothing was.
  let costs: Costs?
  private let read: @Sendable (_ file: String, _ run: Run) throws(StoreError) -> Data

  public init(
    profile: Profile, entries: [Entry], outline: [Run],
    expectations: Expectations = Expectations(), costs: Costs? = nil,
    reading read: @escaping @Sendable (_ file: String, _ run: Run) throws(StoreError) -> Data
  ) {
    (self.profile, self.entries, self.read) = (profile, entries, read)
    (self.expectations, self.costs) = (expectations, costs)
    self.outline = outline.map { Entry(run: $0, result: nil, provenance: nil) }
  }

  /// Reads every result of the plan once.
  ///
  /// - Throws: `ReportError.results` when one is not what was stored.
  public init(
    plan: Plan, expectations: Expectations, costs: Costs?, store: ResultStore
  ) throws(ReportError) {
    var entries: [Entry] = []
    for run in plan.runs {
      do {
        let result = try store.result(of: run)
        let provenance = result == nil ? nil : try store.provenance(of: run)
        let note = result == nil ? try store.note(on: run) : nil
        entries.append(Entry(run: run, result: result, provenance: provenance, note: note))
      } catch {
        throw ReportError(error)
      }
    }
    self.init(
      profile: plan.profile, entries: entries, outline: plan.fullRuns, expectations: expectations,
      costs: costs
    ) { (file, run) throws(StoreError) in
      try store.data(file, of: run)
    }
  }

  /// The published numbers that scores are compared with; `nil` if there are none.
  var published: Published? { expectations.published }

  /// The claims that the results decide.
  var claims: [Claim] { expectations.claims }

  /// Every experiment of this profile and of the full one once, in the order of their plans.
  var experiments: [String] { (entries + outline).map(\.run.cell.experiment).unique }

  /// The runs of the full profile.
  var fullRuns: [Run] { outline.map(\.run) }

  func entries(experiment: String) -> [Entry] {
    entries.filter { $0.run.cell.experiment == experiment }
  }

  /// Those of this profile, and after them those of the full one, which never have a result.
  func plannedOrOutlined(experiment: String) -> [Entry] {
    (entries + outline).filter { $0.run.cell.experiment == experiment }
  }

  /// The run with this key in this profile or the full one.
  func run(_ key: RunKey) -> Run? { (entries + outline).first { $0.run.key == key }?.run }

  /// One entry for each seed.
  func entries(experiment: String, method: String) -> [Entry] {
    entries(experiment: experiment).filter { $0.run.cell.method == method }
  }

  /// The methods of an experiment, in the order of the plan; of the full one, where this profile
  /// leaves the experiment out.
  ///
  /// - Throws: a complaint at `place` when there is no such experiment.
  func methods(of experiment: String, at place: SourceRange) throws(ManuscriptDiagnostic)
    -> [String]
  {
    let methods = plannedOrOutlined(experiment: experiment).map(\.run.cell.method).unique
    guard !methods.isEmpty else {
      throw ManuscriptDiagnostic(
        place: place, problem: unknown("experiment", experiment, among: experiments))
    }
    return methods
  }

  /// A file of an entry's result, as text.
  func text(_ file: String, of entry: Entry) throws(ReportError) -> String {
    String(decoding: try data(file, of: entry), as: UTF8.self)
  }

  /// A file of an entry's result.
  func data(_ file: String, of entry: Entry) throws(ReportError) -> Data {
    do {
      return try read(file, entry.run)
    } catch {
      throw ReportError(error)
    }
  }

  /// Profile, cells and runs, results at hand and results missing.
  var status: String {
    let reason =
      entries.contains { $0.note != nil }
      ? ", \(count(of: "unavailable")) of them for want of data or tools" : ""
    return """
      *Profile `\(profile.rawValue)`: \(count(of: "cells")) cells, \(count(of: "runs")) runs. \
      \(count(of: "results")) runs have a fresh result, one that was made for the specification \
      as it stands; \(count(of: "missing")) have none\(reason) and print as \(NumberFormat.missing).*
      """
  }
}

extension ReportError {
  /// A store's refusal, in the report's words.
  init(_ error: StoreError) {
    if case .damaged(.edited) = error {
      self = .results(reason: "\(error)", isEdited: true)
    } else {
      self = .results(reason: "\(error)", isEdited: false)
    }
  }
}
