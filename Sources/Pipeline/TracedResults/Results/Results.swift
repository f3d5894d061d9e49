public import Claims
public import Foundation
public import Manuscripts
public import Planning
public import Records
public import Store

/// The stored results of exactly the runs of a plan.
///
/// Other results in the store are not read, so that no number of another profile or of an older
/// specification can reach the paper.
public struct Results: Sendable {
  /// A run of the plan and its result.
  public struct Entry: Sendable {
    /// What was planned.
    public let run: Run
    /// `nil` until the run is done.
    public let result: RunResult?
    /// How the result was made; `nil` without a result.
    public let provenance: Provenance?
    /// Why there is no result, if the run lacks a file or tool from outside the project.
    public var note: String?

    /// A run, by default without a result.
    public init(
      run: Run, result: RunResult? = nil, provenance: Provenance? = nil, note: String? = nil
    ) {
      (self.run, self.result) = (run, result)
      (self.provenance, self.note) = (provenance, note)
    }

    /// The value of a metric; `nil` if there is no result or no such metric.
    public func value(of metric: String) -> Double? { result?.metrics[metric] }

    /// Sorted; empty if there is no result.
    public var metricNames: [String] { result?.metrics.keys.sorted() ?? [] }

    /// Whether training diverged; such a result has no policy to evaluate.
    public var hasDiverged: Bool { value(of: "diverged_at_step") != nil }
  }

  /// A run and what is wrong with its result.
  public typealias Problem = (run: Run, problem: String)

  /// The profile of the plan.
  public let profile: Profile
  /// In the order of the plan.
  public let entries: [Entry]
  /// The runs of the full profile.
  public let fullRuns: [Run]
  /// The cells of training runs that the profile has.
  public let cells: Set<ScoreReference>
  /// The published numbers and claims.
  public let expectations: Expectations
  /// The measured costs of training; `nil` if there are none.
  public let costs: Costs?
  /// Damaged results, each with its file and remedy; their entries have no result.
  public private(set) var problems: [Problem] = []
  /// Reads a file of a run's result.
  public let read: @Sendable (_ file: String, _ run: Run) throws(StoreError) -> Data

  /// Results as they are given; the files beside them are read by `read`.
  public init(
    profile: Profile, entries: [Entry], fullRuns: [Run],
    expectations: Expectations = Expectations(), costs: Costs? = nil,
    reading read: @escaping @Sendable (_ file: String, _ run: Run) throws(StoreError) -> Data
  ) {
    (self.profile, self.entries, self.read) = (profile, entries, read)
    (self.fullRuns, self.expectations, self.costs) = (fullRuns, expectations, costs)
    cells = Set(entries.map(\.run).filter { $0.kind == .training }.map { ScoreReference(of: $0) })
  }

  /// Reads and verifies every copy of each result of the plan; those that are damaged are among the
  /// problems.
  ///
  /// - Throws: `ResultError.store` if the system refuses to read.
  public init(
    plan: Plan, expectations: Expectations, costs: Costs?, store: ResultStore
  ) throws(ResultError) {
    var entries: [Entry] = []
    var problems: [Problem] = []
    for run in plan.runs {
      var entry = Entry(run: run)
      do throws(StoreError) {
        if let result = try store.copies(of: run).first {
          let provenance = try store.provenance(of: run)
          entry = Entry(run: run, result: result, provenance: provenance)
        } else {
          entry.note = try store.note(.unavailable, on: run)
        }
      } catch {
        if case .system = error { throw .store(error) }
        problems.append((run, error.description))
      }
      entries.append(entry)
    }
    self.init(
      profile: plan.profile, entries: entries, fullRuns: plan.fullRuns,
      expectations: expectations, costs: costs
    ) { (file, run) throws(StoreError) in
      try store.data(file, of: run)
    }
    self.problems = problems
  }

  /// The published numbers; `nil` if there are none.
  public var published: Published? { expectations.published }

  /// The claims that results decide.
  public var claims: [Claim] { expectations.claims }

  /// The claims and controls that the profile can decide, at least in part.
  public var decidableClaims: [Claim] { claims.filter { $0.isDecidable(by: cells) } }

  /// The experiments of this and of the full profile with each of their tasks, as in
  /// `robot/standing-still`, in the order of their plans.
  public var experiments: [String] {
    (entries.map(\.run) + fullRuns).map(\.cell.experimentAndTask).unique
  }

  /// The runs of an experiment, on one task if the name has one as in `robot/standing-still`.
  public func entries(experiment: String) -> [Entry] {
    entries.filter { $0.run.cell.belongs(to: experiment) }
  }

  /// One entry for each seed.
  public func entries(experiment: String, method: String) -> [Entry] {
    entries(experiment: experiment).filter { $0.run.cell.method == method }
  }

  /// The methods of an experiment, in the order of the plan.
  ///
  /// - Throws: a diagnostic at `place` if there is no such experiment, or none in this profile.
  public func methods(of experiment: String, at place: SourceRange) throws(ManuscriptDiagnostic)
    -> [String]
  {
    try place.check("experiment", experiment, isAmong: experiments.withIDs)
    let methods = entries(experiment: experiment).map(\.run.cell.method).unique
    guard !methods.isEmpty else { throw absence(of: [experiment], at: place) }
    return methods
  }

  /// The diagnostic of text about runs that this profile lacks, and other profiles have.
  public func absence(of words: [String], at place: SourceRange) -> ManuscriptDiagnostic {
    place.diagnostic(
      "the profile \(profile.rawValue) has no such run; \(remedyForText(about: words))")
  }

  /// A file of an entry's result.
  ///
  /// - Throws: `ResultError.store` if it cannot be read, or is not as it was stored.
  public func data(_ file: String, of entry: Entry) throws(ResultError) -> Data {
    do {
      return try read(file, entry.run)
    } catch {
      throw .store(error)
    }
  }

  /// The profile, its numbers of cells and runs, and of results present and missing.
  public var status: TracedText {
    let reason: TracedText =
      entries.contains { $0.note != nil }
      ? ", \(count(of: "unavailable")) of them because data or tools are missing," : ""
    let missing: TracedText =
      entries.allSatisfy { $0.result != nil }
      ? "" : "; \(count(of: "missing")) have none\(reason) and print as \(NumberFormat.missing)"
    return """
      *Profile `\(profile.rawValue)`: \(count(of: "cells")) cells, \(count(of: "runs")) runs. \
      \(count(of: "results")) runs have a result of the current specification\(missing).*
      """
  }
}
