import DataFiles
import Foundation

/// An array task or job that waits or runs.
struct QueuedTask: Equatable {
  /// As in `12_3`.
  let id: String
  /// The number of the job array, or of the job.
  let array: String
  /// `nil` for a job that is no array.
  let index: Int?
  /// As in `PENDING`.
  let state: String
  /// Why it waits; the nodes of one that runs.
  let reason: String
  /// What `sbatch` was told.
  let comment: String

  var isWaiting: Bool { state == "PENDING" || state.hasPrefix("REQUEUE") }
}

/// The programs of Slurm, each with a limit on its time.
struct Slurm {
  /// Seconds that a program may take.
  private let patience: Int

  init(patience: Int = 20) { self.patience = patience }

  /// The array tasks and jobs of this user and name that wait or run.
  func queue(ofName name: String) throws(ClusterError) -> [QueuedTask] {
    let lines = try output(
      "squeue", "--me", "--name=\(name)", "--noheader", "--array",
      "--format=%i|%F|%K|%T|%R|%k")
    return try lines.map(Self.task)
  }

  /// The task of a line of `squeue`.
  static func task(_ line: String) throws(ClusterError) -> QueuedTask {
    let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 6 else {
      throw .noAnswer(command: "squeue", reason: "an unknown line: \(line)")
    }
    return QueuedTask(
      id: parts[0], array: parts[1], index: Int(parts[2]), state: parts[3], reason: parts[4],
      comment: parts[5])
  }

  /// Seconds until the time limit of a job.
  func secondsLeft(ofJob job: String) throws(ClusterError) -> Int? {
    try output("squeue", "--noheader", "--job=\(job)", "--format=%L").first.flatMap(Self.seconds)
  }

  /// The largest number of tasks of a job array.
  func arrayLimit() throws(ClusterError) -> Int {
    let lines = try output("scontrol", "show", "config")
    let value = lines.compactMap { $0.wholeMatch(of: /MaxArraySize\s*=\s*(\d+)\s*/)?.1 }.first
    guard let value, let limit = Int(value), limit > 0 else {
      throw .noAnswer(command: "scontrol show config", reason: "there is no MaxArraySize")
    }
    return limit
  }

  /// The longest time of a job of a partition, in seconds; `nil` if it has no limit.
  ///
  /// An empty name stands for the default partition.
  func timeLimit(ofPartition partition: String) throws(ClusterError) -> Int? {
    let words = partition.isEmpty ? [] : [partition]
    let lines = try output(["scontrol", "--oneliner", "show", "partition"] + words)
    let line = lines.first { !partition.isEmpty || $0.contains(" Default=YES ") }
    return line?.firstMatch(of: #/ MaxTime=(\S+)/#).flatMap { Self.seconds(String($0.1)) }
  }

  /// How many tasks this user may submit; `nil` if there is no limit, or no accounting.
  func submitLimit() -> Int? {
    let lines = try? output(
      "sacctmgr", "--parsable2", "--noheader", "show", "association", "user=\(NSUserName())",
      "format=MaxSubmitJobs")
    return (lines ?? []).compactMap { Int($0) }.min()
  }

  /// Submits a script, and returns the number of its job.
  func submit(_ script: URL, _ options: [String]) throws(ClusterError) -> String {
    let lines = try output(["sbatch", "--parsable"] + options + [script.path])
    guard let job = lines.last?.split(separator: ";").first, Int(job) != nil else {
      throw .noAnswer(command: "sbatch", reason: "it printed no number of a job")
    }
    return String(job)
  }

  func cancel(_ jobs: [String]) throws(ClusterError) { _ = try output(["scancel"] + jobs) }

  private func output(_ words: String...) throws(ClusterError) -> [String] { try output(words) }

  /// The lines that a program prints.
  private func output(_ words: [String]) throws(ClusterError) -> [String] {
    let command = words.prefix(2).joined(separator: " ")
    let child: ChildProcess
    do {
      child = try ChildProcess(running: words[0], Array(words.dropFirst()), seconds: patience)
    } catch {
      throw .missingProgram(words[0])
    }
    switch child.ending {
    case .exit(0):
      return String(decoding: child.output, as: UTF8.self).split(separator: "\n").map(String.init)
    case .exit(let code):
      let lines = child.errors.split(separator: "\n").map(String.init)
      throw .noAnswer(command: command, reason: lines.last ?? "it ended with \(code)")
    case .signal(let number): throw .noAnswer(command: command, reason: "signal \(number)")
    case .timeout:
      throw .noAnswer(command: command, reason: "nothing within \(patience) seconds")
    }
  }

  /// The seconds of a time such as `1-02:03:04` or `05:06`; `nil` for a word.
  static func seconds(_ text: String) -> Int? {
    guard let match = text.wholeMatch(of: /(?:(\d+)-)?(?:(\d+):)?(\d+):(\d+)/) else { return nil }
    let (days, hours) = (match.1.flatMap { Int($0) } ?? 0, match.2.flatMap { Int($0) } ?? 0)
    guard let minutes = Int(match.3), let seconds = Int(match.4) else { return nil }
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds
  }
}
