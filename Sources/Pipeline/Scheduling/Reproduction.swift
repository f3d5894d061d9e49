public import Foundation
public import Planning
public import Records
import Running
public import Store

/// Runs that are executed again in a temporary store, to compare the results.
public struct Reproduction: Sendable {
  /// A run and the comparison of its stored result with the new one.
  public struct Finding: Sendable {
    public let run: Run
    public let comparison: ResultComparison
    /// The step of the first evaluation whose hash differs; `nil` if there is none.
    public let firstStep: Int?
    /// The step of the last evaluation of a training that was compared unfinished; `nil` if the whole
    /// run was compared.
    public let lastStep: Int?
    /// The share of the run that was executed.
    let share: Double
    /// The wall time of this share.
    let seconds: Double
  }

  private let plan: Plan
  private let store: ResultStore
  private let jobCount: Int
  private let repository: URL
  private let deadline: Deadline?
  /// The folder of the temporary store.
  private let root: URL

  /// Makes a temporary store beside the results of `store`, which is only read.
  public init(
    in plan: Plan, store: ResultStore, jobCount: Int, repository: URL, deadline: Deadline? = nil
  ) throws {
    (self.plan, self.store, self.jobCount) = (plan, store, jobCount)
    (self.repository, self.deadline) = (repository, deadline)
    root = store.root.appending(path: "reproductions/\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    // Runs also read these from the store.
    for name in ["models", "data"] {
      try FileManager.default.createSymbolicLink(
        at: root.appending(path: name), withDestinationURL: store.root.appending(path: name))
    }
  }

  /// Removes the temporary store.
  public func remove() { try? FileManager.default.removeItem(at: root) }

  /// Executes runs that have results in the store, in this order, and their inputs that lack files.
  ///
  /// Trainings of `lastSteps` stop after the evaluation of that step. A run that an earlier call stopped
  /// goes on.
  ///
  /// - Returns: The outcome, and a finding for each run with two results, or an evaluation of both.
  public func execute(
    _ runs: [Run], until lastSteps: [RunKey: Int] = [:]
  ) throws -> (outcome: Schedule.Outcome, findings: [Finding]) {
    var seen: Set<RunKey> = []
    let keys = runs.map(\.key).filter { seen.insert($0).inserted }
    let copy = store.copy(without: seen, at: root)
    var schedule = Schedule(
      plan: plan.keeping(seen).starting(keys), store: copy, jobCount: jobCount,
      checkpointInterval: nil, repository: repository, deadline: deadline)
    schedule.lastSteps = lastSteps
    let outcome = try schedule.execute()
    return (outcome, try runs.compactMap { try finding(on: $0, in: copy) })
  }

  private func finding(on run: Run, in copy: ResultStore) throws -> Finding? {
    guard let old = try store.result(of: run), let provenance = try store.provenance(of: run) else {
      return nil
    }
    let isOfOneClass = provenance.numericClass == NumericClass.current.description
    if let new = try copy.result(of: run) {
      let comparison = ResultComparison(of: old, with: new, isOfOneClass: isOfOneClass)
      let curve = try comparison.firstLink.flatMap { _ in try Self.curve(of: run, in: copy) }
      return Finding(
        run: run, comparison: comparison,
        firstStep: comparison.firstLink.flatMap { curve?.step(of: $0) }, lastStep: nil, share: 1,
        seconds: try copy.provenance(of: run)?.wallSeconds ?? 0)
    }
    let execution = RunExecution(plan: plan, store: copy, repository: repository)
    guard let new = execution.unfinishedTraining(of: run), let last = new.history.curve.rows.last,
      let curve = try Self.curve(of: run, in: store)
    else { return nil }
    let comparison = ResultComparison(
      of: old, curve, with: new.history, isOfOneClass: isOfOneClass)
    return Finding(
      run: run, comparison: comparison,
      firstStep: comparison.firstLink.flatMap(new.history.curve.step), lastStep: last.step,
      share: new.share, seconds: new.seconds)
  }

  /// The curve of a training run; `nil` for runs without one.
  private static func curve(of run: Run, in store: ResultStore) throws -> Curve? {
    guard run.kind == .training else { return nil }
    return try Curve(csv: store.text(ResultFile.curve, of: run), file: ResultFile.curve)
  }
}

extension Curve {
  /// The step of an evaluation; `nil` after the last one.
  fileprivate func step(of evaluation: Int) -> Int? { rows.dropFirst(evaluation).first?.step }
}

extension Reproduction.Finding: CustomStringConvertible {
  /// The run, the verdict, and the differences.
  public var description: String {
    let extent = lastStep.map { " up to step \($0) of \(run.stepCount)" } ?? ""
    return "\(run.path): \(comparison.verdict.rawValue)\(extent)"
      + (details.isEmpty ? "" : ": " + details)
  }

  private var details: String {
    func words(_ value: Double?) -> String { value.map { "\($0)" } ?? "none" }
    var parts: [String] = []
    if let metric = comparison.firstDifferentMetric {
      parts.append("\(metric.name) \(words(metric.old)) → \(words(metric.new))")
    } else if let metric = comparison.worstMetric {
      parts.append("\(metric.name) differs by \(metric.relative) of its value")
    }
    if let link = comparison.firstLink {
      parts.append(
        "the first link of the chain that differs is number \(link + 1)"
          + (firstStep.map { ", of step \($0)" } ?? ""))
    }
    if !comparison.files.isEmpty {
      parts.append("other files: " + comparison.files.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }
}
