public import Records
public import Store
public import Foundation

/// All that can be said of a run: how it stands and why, where its result lies, what it reads, and
/// what reads it.
public struct RunExplanation: Sendable {
  /// Another run on the way to or from this one.
  public struct Neighbour: Equatable, Sendable {
    /// What the reader calls the input, such as `data`.
    public let name: String
    public let path: String
    public let key: RunKey
    /// The hash of its result; `nil` where it has none.
    public let resultSHA: String?
  }

  public let planned: PlannedRun
  public let state: RunState
  /// The folder and the hash of its result; `nil` where there is none.
  public let result: (folder: URL, sha256: String)?
  public let inputs: [Neighbour]
  public let readers: [Neighbour]

  /// Looks at the runs; nothing is written.
  ///
  /// - Parameters:
  ///   - runs: Runs of the plan.
  ///   - plan: All runs.
  ///   - report: The plan against the store.
  ///   - store: Where the results are.
  /// - Returns: The accounts in the order of the plan.
  /// - Throws: the first thing that is wrong in the store.
  public static func accounts(
    of runs: [Run], in plan: Plan, _ report: PlanReport, _ store: ResultStore
  ) throws(StoreError) -> [RunExplanation] {
    let paths = Set(runs.map(\.path))
    var accounts: [RunExplanation] = []
    for (planned, state) in zip(report.runs, try report.states(in: store))
    where paths.contains(planned.run.path) {
      accounts.append(try RunExplanation(of: planned, state, in: plan, store))
    }
    return accounts
  }

  private init(
    of planned: PlannedRun, _ state: RunState, in plan: Plan, _ store: ResultStore
  ) throws(StoreError) {
    let run = planned.run
    self.planned = planned
    self.state = state
    // A damaged result is the state of its run.
    if let folder = try? store.resultFolder(of: run), let stated = try? store.statement(of: run.key)
    {
      result = (folder, stated.sha256)
    } else {
      result = nil
    }
    func neighbour(_ name: String, _ run: Run) throws(StoreError) -> Neighbour {
      Neighbour(
        name: name, path: run.path, key: run.key,
        resultSHA: (try? store.statement(of: run.key))?.sha256)
    }
    var inputs: [Neighbour] = []
    for input in run.inputs {
      guard let source = plan.run(input.key) else { continue }
      inputs.append(try neighbour(input.name, source))
    }
    self.inputs = inputs
    var readers: [Neighbour] = []
    for reader in plan.runs {
      for input in reader.inputs where input.key == run.key {
        readers.append(try neighbour(input.name, reader))
      }
    }
    self.readers = readers
  }
}

// MARK: - Text

extension RunExplanation {
  /// The path of the run and below it a paragraph for each thing that is known.
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
    switch state {
    case .fresh: "fresh"
    case .running: "running in another process"
    case .damaged(let problem): "damaged: \(problem)"
    case .interrupted(let step): "interrupted at step \(step) of \(planned.run.stepCount)"
    case .failed(let problem): "failed: \(problem)"
    case .unavailable(let note): "unavailable: \(note)"
    case .stale: "stale; since the nearest stored result of this cell and seed changed:"
    case .missing: "missing; no result of this cell and seed is stored"
    }
  }

  private var resultWords: String {
    if let result {
      return "\(result.folder.path(percentEncoded: false)), sha256 \(result.sha256)"
    }
    guard let seconds = planned.predictedSeconds else { return "none yet, and its time is unknown" }
    return "none yet; it will take about \(timeWords(seconds))"
  }

  private static func rows(_ heading: String, _ neighbours: [Neighbour]) -> [[String]] {
    guard !neighbours.isEmpty else { return [[heading, "nothing"]] }
    return neighbours.enumerated().map { index, neighbour in
      let hash = neighbour.resultSHA.map { "result \($0.prefix(12))" } ?? "no result yet"
      return [
        index == 0 ? heading : "",
        "\(neighbour.path) as \(neighbour.name), key \(neighbour.key), \(hash)",
      ]
    }
  }
}
