public import Foundation
public import Planning
public import Records
import Running
public import Store

/// Makes archived runs again for as long as there is time, to compare the results.
///
/// It goes by turns. The first one takes a tenth of the time; its runs show how fast this machine is.
public struct Review {
  /// How much of a claim or a cell was made again.
  public enum Extent: Sendable { case whole, part, nothing }

  /// The last finding on each run.
  public private(set) var findings: [RunKey: Reproduction.Finding] = [:]
  /// Failures and missing things of all turns, and the ending of the last one.
  public private(set) var outcome = Schedule.Outcome()
  /// The runs that cannot be made again, by path, each with the reason.
  public let obstacles: [(path: String, reason: String)]
  private var choice: ReviewChoice
  private var chosen: Set<RunKey> = []
  private let plan: Plan
  private let store: ResultStore
  private let jobCount: Int
  private let repository: URL
  private let deadline: Deadline

  /// Plans to make runs again that have results in the store, which is only read.
  public init(
    of runs: [Run], in plan: Plan, claims: [ReviewSubject], store: ResultStore, jobCount: Int,
    repository: URL, deadline: Deadline
  ) throws {
    (self.plan, self.store, self.jobCount) = (plan, store, jobCount)
    (self.repository, self.deadline) = (repository, deadline)
    let cells = Dictionary(grouping: runs, by: \.cell.path).sorted { $0.key < $1.key }.map {
      ReviewSubject(name: $0.key, keys: Set($0.value.map(\.key)))
    }
    let execution = RunExecution(plan: plan, store: store, repository: repository)
    var candidates: [RunKey: ReviewChoice.Candidate] = [:]
    var reasons: [RunKey: String] = [:]
    // In dependency order.
    for run in plan.keeping(Set(runs.map(\.key))).distinctRuns {
      guard try store.result(of: run) != nil, let provenance = try store.provenance(of: run) else {
        reasons[run.key] = "no result to compare with"
        continue
      }
      var candidate = ReviewChoice.Candidate(run: run, seconds: provenance.wallSeconds)
      reasons[run.key] = execution.absentData(of: run)?.note
      for input in run.inputs.compactMap({ plan.run($0.key) })
      where try !store.hasAllFiles(of: input) {
        reasons[run.key] = reasons[input.key].map { "\(input.path): \($0)" } ?? reasons[run.key]
        candidate.inputs.formUnion(candidates[input.key]?.inputs ?? [])
        candidate.inputs.insert(input.key)
      }
      if reasons[run.key] == nil { candidates[run.key] = candidate }
    }
    obstacles = runs.compactMap { run in reasons[run.key].map { (run.path, $0) } }
    choice = ReviewChoice(claims: claims, cells: cells, candidates: candidates)
  }

  /// Makes runs again until all are made or the time is up, and passes on each new finding.
  public mutating func execute(_ show: (Reproduction.Finding) -> Void) throws {
    let reproduction = try Reproduction(
      in: plan, store: store, jobCount: jobCount, repository: repository, deadline: deadline)
    defer { reproduction.remove() }
    var part = 0.1
    while deadline.secondsLeft() > 0, outcome.signalNumber == nil, outcome.refusal == nil {
      let seconds = part * deadline.secondsLeft() * Double(jobCount) / slowness
      let next = choice.runs(within: seconds, orAtLeast: jobCount)
      guard !next.isEmpty else { return }
      chosen.formUnion(next.map(\.key))
      let runs = next.compactMap { choice.candidates[$0.key]?.run }
      let lastSteps = next.compactMap { item in item.lastStep.map { (item.key, $0) } }
      let turn = try reproduction.execute(
        runs, until: Dictionary(uniqueKeysWithValues: lastSteps))
      outcome = turn.outcome.after(outcome)
      for run in runs {
        let finding = turn.findings.first { $0.run.key == run.key }
        let isNew = finding?.share ?? 0 > choice.candidates[run.key]?.share ?? 0
        if let finding, isNew {
          findings[run.key] = finding
          show(finding)
        }
        choice.candidates[run.key]?.share = finding?.share ?? 0
        choice.candidates[run.key]?.isClosed = !isNew || finding?.comparison.verdict == .different
      }
      // A tenth is left for errors of the prediction.
      part = 0.9
    }
  }

  /// The time of runs on this machine over the time of their stored results; at least 1, since short runs
  /// may say little.
  private var slowness: Double {
    let stored = findings.reduce(0) { sum, item in
      sum + item.value.share * (choice.candidates[item.key]?.seconds ?? 0)
    }
    return stored > 0 ? max(findings.values.reduce(0) { $0 + $1.seconds } / stored, 1) : 1
  }

  /// The number of runs that were chosen, but of which nothing could be compared in time.
  public var unfinishedCount: Int { chosen.count { findings[$0] == nil } }

  /// The names of the claims that were made again so far.
  public func claims(_ extent: Extent) -> [String] { names(of: choice.claims, extent) }

  /// The names of the cells that were made again so far.
  public func cells(_ extent: Extent) -> [String] { names(of: choice.cells, extent) }

  private func names(of subjects: [ReviewSubject], _ extent: Extent) -> [String] {
    subjects.filter { subject in
      let made = subject.keys.compactMap { findings[$0] }
      let isWhole = made.count == subject.keys.count && made.allSatisfy { $0.lastStep == nil }
      return extent == (made.isEmpty ? .nothing : isWhole ? .whole : .part)
    }.map(\.name)
  }
}

extension Schedule.Outcome {
  /// This outcome, with the failures and missing things of an earlier one.
  fileprivate func after(_ earlier: Self) -> Self {
    var outcome = self
    outcome.failures = earlier.failures + failures
    outcome.blockedNames = earlier.blockedNames + blockedNames
    outcome.unavailable = earlier.unavailable + unavailable
    outcome.damaged = earlier.damaged + damaged
    return outcome
  }
}
