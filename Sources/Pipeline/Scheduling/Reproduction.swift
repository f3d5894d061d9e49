public import Foundation
public import Planning
public import Records
public import Store

/// Runs that are executed again in a temporary store, to compare the results.
public struct Reproduction: Sendable {
  /// A run and the comparison of its stored result with the new one.
  public struct Finding: Sendable {
    public let run: Run
    public let comparison: ResultComparison
    /// The step of the first evaluation whose hash differs; `nil` if there is none.
    public let firstStep: Int?
  }

  private let runs: [Run]
  private let schedule: Schedule
  private let store: ResultStore

  /// Plans to execute runs that have results in the store, which is only read, and their inputs that
  /// lack files.
  public init(
    of runs: [Run], in plan: Plan, store: ResultStore, jobCount: Int, repository: URL
  ) throws(StoreError) {
    self.runs = runs
    self.store = store
    let keys = Set(runs.map(\.key))
    let folder = store.root.appending(path: "reproductions/\(UUID().uuidString)")
    schedule = Schedule(
      plan: plan.keeping(keys), store: store.copy(without: keys, at: folder),
      jobCount: jobCount, checkpointInterval: nil, repository: repository)
  }

  /// Executes the runs without checkpoints of earlier executions, and removes everything afterwards.
  ///
  /// There is a finding for each run with two results.
  public func execute() throws -> (outcome: Schedule.Outcome, findings: [Finding]) {
    let copy = schedule.store
    defer { try? FileManager.default.removeItem(at: copy.root) }
    try FileManager.default.createDirectory(at: copy.root, withIntermediateDirectories: true)
    // Runs also read these from the store.
    for name in ["models", "data"] {
      try FileManager.default.createSymbolicLink(
        at: copy.root.appending(path: name),
        withDestinationURL: store.root.appending(path: name))
    }
    let outcome = try schedule.execute()
    var findings: [Finding] = []
    for run in runs {
      guard let old = try store.result(of: run), let new = try copy.result(of: run) else {
        continue
      }
      let comparison = ResultComparison(of: old, with: new)
      findings.append(
        Finding(
          run: run, comparison: comparison,
          firstStep: comparison.firstLink.flatMap { Self.step(ofLink: $0, run, copy) }))
    }
    return (outcome, findings)
  }

  /// The step of an evaluation.
  private static func step(ofLink link: Int, _ run: Run, _ store: ResultStore) -> Int? {
    guard let text = try? store.text(ResultFile.curve, of: run),
      let curve = try? Curve(csv: text, file: ResultFile.curve)
    else { return nil }
    return curve.rows.dropFirst(link).first?.step
  }
}

extension Reproduction.Finding: CustomStringConvertible {
  /// The run, the verdict, and the differences.
  public var description: String {
    "\(run.path): \(comparison.verdict.rawValue)" + (details.isEmpty ? "" : ": " + details)
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
