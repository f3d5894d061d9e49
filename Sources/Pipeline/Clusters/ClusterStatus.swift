import Foundation
public import Planning
import Records
public import Store

/// The runs of a plan on a cluster, by what the store and the scheduler's queue say.
///
/// A run is done only if the store has its result. If the queue is not known, neither is the state of
/// the others.
public struct ClusterStatus: Sendable {
  enum State: String, CaseIterable {
    case done, running, waiting, unfinished, failed
    case notSubmitted = "not submitted"
    case unknown
  }

  private var counts: [State: Int] = [:]
  /// Why runs wait, with their number.
  private var reasons: [String: Int] = [:]
  private var remarks: [String] = []
  /// Of results and of what has none yet.
  private var coreSeconds = 0.0

  /// Asks the store and the queue; nothing is written.
  public init(of report: PlanReport, in store: ResultStore) throws {
    let folder = ClusterFolder(store)
    var queued: [RunKey: QueuedTask]?
    do {
      queued = try folder.runs(of: Slurm().queue(ofName: folder.jobName))
    } catch let error as ClusterError {
      remarks.append("the queue is not known: \(error)")
    }
    var (seen, begun): (Set<RunKey>, Set<RunKey>) = ([], [])
    for (planned, (state, detail)) in zip(report.runs, try report.states(in: store))
    where seen.insert(planned.run.key).inserted {
      let (run, task) = (planned.run, queued?[planned.run.key])
      let provenance = try store.provenance(of: run)
      let starts = provenance == nil ? try Starts(reading: folder.startsFile(of: run)).starts : []
      // Runs with the same checkpoints have the same starts.
      if provenance != nil || begun.insert(run.checkpointKey).inserted {
        coreSeconds += provenance?.wallSeconds ?? starts.compactMap(\.seconds).reduce(0, +)
      }
      let found: State
      switch state {
      case .fresh: found = .done
      case .damaged, .failed, .unavailable: found = task == nil ? .failed : .waiting
      case .running: found = .running
      case .interrupted, .stale, .missing:
        if let task {
          found = task.isWaiting ? .waiting : .running
        } else if queued == nil {
          found = .unknown
        } else {
          found = state == .interrupted ? .unfinished : .notSubmitted
        }
      }
      counts[found, default: 0] += 1
      switch found {
      case .running:
        let progress = task.flatMap(folder.progress).map { ": " + $0 } ?? ""
        let count = starts.count > 1 ? " in start \(starts.count)" : ""
        remarks.append(
          "running \(run.path)" + (task.map { " on \($0.reason)" } ?? "") + count + progress)
      case .waiting: reasons[task?.reason ?? "", default: 0] += 1
      case .unfinished, .failed: remarks.append("\(found.rawValue) \(run.path)\(detail)")
      case .done, .notSubmitted, .unknown: break
      }
    }
    remarks += try folder.excludedNodes().map { "excluded \($0.node): \($0.reason)" }
  }

  /// A table of states, the remarks on single runs, and the time that was used.
  public var text: String {
    let rows = State.allCases.compactMap { state -> [String]? in
      guard let count = counts[state] else { return nil }
      let why =
        state == .waiting
        ? reasons.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        : ""
      return [state.rawValue, "\(count)", why]
    }
    let hours = (coreSeconds / 360).rounded() / 10
    return
      (aligned([["state", "runs", "reason"]] + rows) + [""] + remarks
      + (remarks.isEmpty ? [] : [""]) + ["core-hours used: \(hours)"])
      .joined(separator: "\n") + "\n"
  }

  /// The same for programs: `runs` with the number of each state, `reasons`, `remarks` and
  /// `core_seconds`.
  public var json: String {
    JSONValue.map([
      "schema": .text("dmil-cluster-status/1"),
      "runs": .map(
        Dictionary(
          uniqueKeysWithValues: State.allCases.map { ($0.rawValue, .integer(counts[$0] ?? 0)) })),
      "reasons": .map(reasons.mapValues(JSONValue.integer)),
      "remarks": .list(remarks.map(JSONValue.text)), "core_seconds": .number(coreSeconds),
    ]).indentedJSON
  }
}
