public import Foundation
public import Records
public import Store

/// A run's state and its causes, its result, its inputs, and the runs that read it.
public struct RunExplanation: Sendable {
  /// Another run that this one reads, or that reads it.
  public struct Neighbor: Equatable, Sendable {
    /// The reader's name for the input, such as `dataset`.
    public let name: String
    public let path: String
    public let key: RunKey
    /// The hash of its result; `nil` if it has none that is sound.
    public let resultSHA: String?
  }

  public let planned: PlannedRun
  /// Its state, with details in words.
  public let state: (state: RunState, detail: String)
  /// The folder and the hash of its result; `nil` if there is none.
  public let result: (folder: URL, sha256: String, numericClass: String)?
  public let inputs: [Neighbor]
  public let readers: [Neighbor]

  /// Explains some runs of a plan, in its order, by the report on it; nothing is written.
  ///
  /// - Throws: `StoreError.system` if the store cannot be read.
  public static func explanations(
    of runs: [Run], in plan: Plan, _ report: PlanReport, _ store: ResultStore
  ) throws(StoreError) -> [RunExplanation] {
    let paths = Set(runs.map(\.path))
    return zip(report.runs, try report.states(in: store)).filter { planned, _ in
      paths.contains(planned.run.path)
    }.map { RunExplanation(of: $0, $1, in: plan, store) }
  }

  private init(
    of planned: PlannedRun, _ state: (RunState, String), in plan: Plan, _ store: ResultStore
  ) {
    let run = planned.run
    self.planned = planned
    self.state = state
    func resultSHA(of key: RunKey) -> String? { (try? store.statement(of: key))?.sha256 }
    if let folder = try? store.resultFolder(of: run), let hash = resultSHA(of: run.key) {
      let provenance = try? store.provenance(of: run)
      result = (folder, hash, provenance?.numericClass ?? "unknown")
    } else {
      result = nil
    }
    func neighbor(_ name: String, _ run: Run) -> Neighbor {
      Neighbor(name: name, path: run.path, key: run.key, resultSHA: resultSHA(of: run.key))
    }
    inputs = run.inputs.compactMap { input in plan.run(input.key).map { neighbor(input.name, $0) } }
    readers = plan.runs.flatMap { reader in
      reader.inputs.filter { $0.key == run.key }.map { neighbor($0.name, reader) }
    }
  }
}

// MARK: - Text

extension RunExplanation {
  /// The path of the run and below it a row for each fact.
  public var text: String {
    let run = planned.run
    let rows =
      [
        ["experiment", "\(run.title) (\(run.specification))"], ["state", stateWords],
      ] + planned.differences.map { ["", "\($0)"] } + [
        ["key", run.key.hex], ["result", resultWords],
      ] + Self.rows("reads", inputs) + Self.rows("read by", readers)
    return ([run.path] + aligned(rows).map { "  \($0)" }).joined(separator: "\n") + "\n"
  }

  private var stateWords: String {
    let words = state.state.rawValue + state.detail
    return switch state.state {
    case .running: words + " in another process"
    case .interrupted: words + " of \(planned.run.stepCount)"
    case .stale: words + "; since the nearest stored result of this cell and seed changed:"
    case .missing:
      words + "; "
        + (result == nil
          ? "no result of this cell and seed is stored" : PlanReport.causeOfIncompleteResult)
    case .fresh, .failed, .unavailable, .damaged: words
    }
  }

  private var resultWords: String {
    if let result {
      return "\(result.folder.path(percentEncoded: false)), sha256 \(result.sha256), "
        + "numeric class \(result.numericClass)"
    }
    guard let seconds = planned.predictedSeconds else { return "none yet, and its time is unknown" }
    return "none yet; it will take about \(timeWords(seconds))"
  }

  private static func rows(_ heading: String, _ neighbors: [Neighbor]) -> [[String]] {
    guard !neighbors.isEmpty else { return [[heading, "nothing"]] }
    return neighbors.enumerated().map { index, neighbor in
      let hash = neighbor.resultSHA.map { "result \($0.prefix(12))" } ?? "no result yet"
      return [
        index == 0 ? heading : "",
        "\(neighbor.path) as \(neighbor.name), key \(neighbor.key), \(hash)",
      ]
    }
  }
}
