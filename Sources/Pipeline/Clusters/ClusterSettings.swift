public import Foundation
import Records
public import Specifications

/// Where and with which limits array tasks run: a file such as `paper/clusters/slurm.yaml`.
///
/// Nothing of it is in a run's key.
public struct ClusterSettings: Sendable {
  /// The program that starts array tasks.
  public enum Scheduler: Sendable {
    case slurm(SlurmOptions)
    /// Any other one.
    case template(SchedulerTemplate)
  }

  public internal(set) var scheduler: Scheduler
  /// Whether array tasks may be told to wait for others; templates say nothing of it.
  var hasDependencies: Bool { if case .slurm = scheduler { true } else { false } }
  /// The longest time of an array task, in seconds.
  public internal(set) var timeLimit: Int
  /// The time that is asked for over the predicted one.
  public internal(set) var timeFactor: Double
  /// Memory of an array task, in MiB.
  public internal(set) var memory: Int
  /// Cores of an array task that embeds; any other has one.
  public internal(set) var embeddingThreads: Int
  /// The largest number of array tasks in a job array; `nil` for that of the scheduler.
  public internal(set) var arrayLimit: Int?
  /// The largest number of array tasks that wait or run; `nil` for that of the scheduler.
  public internal(set) var submitLimit: Int?
  /// Lines of the shell before the program.
  public internal(set) var setUp: String
  /// Words before the program, which start it in a container; empty for none.
  public internal(set) var container: String

  private static let keys = [
    "scheduler", "time_limit", "time_factor", "memory_mib", "embedding_threads", "array_limit",
    "submit_limit", "set_up", "container",
  ]

  /// Reads and checks the file.
  ///
  /// - Throws: all errors in the file.
  public init(reading file: URL) throws(SpecificationErrors) {
    let document = YAMLDocument(reading: file, as: file.relativePath)
    let settings = YAMLMap(of: document).flatMap(Self.init)
    guard document.errors.isEmpty, let settings else { throw SpecificationErrors(document.errors) }
    self = settings
  }

  private init?(_ map: YAMLMap) {
    let choice = map.value("scheduler", .choice(["slurm", "template"]))?.shown
    let own = choice == "template" ? ["template"] : SlurmOptions.keys
    map.allow(Self.keys + (choice == nil ? ["template"] + SlurmOptions.keys : own))
    func integer(_ key: String, _ range: ClosedRange<Int>) -> Int? {
      guard let entry = map.entry(key),
        case .integer(let value)? = map.value(of: entry, .integer(range))
      else { return nil }
      return value
    }
    let scheduler: Scheduler? =
      choice == "template"
      ? map.map("template").flatMap(SchedulerTemplate.init).map { .template($0) }
      : .slurm(SlurmOptions(map))
    let factor = map.entry("time_factor") == nil ? 1.5 : map.number("time_factor", Bounds(1...100))
    let limit = map.duration("time_limit")
    memory = integer("memory_mib", 64...1_048_576) ?? 2048
    embeddingThreads = integer("embedding_threads", 1...256) ?? 4
    arrayLimit = integer("array_limit", 1...1_000_000)
    submitLimit = integer("submit_limit", 1...1_000_000)
    setUp = map.optionalText("set_up")
    container = map.optionalText("container").trimmingCharacters(in: .whitespacesAndNewlines)
    if container.contains(where: \.isNewline), let entry = map.entry("container") {
      map.document.report(
        "'container' must be one line", at: entry.value.location, "join its lines with blanks")
    }
    guard let scheduler, let factor, let limit else { return nil }
    self.scheduler = scheduler
    (timeLimit, timeFactor) = (limit, factor)
  }
}

extension YAMLMap {
  /// The text at a key; empty if it is not there.
  func optionalText(_ key: String) -> String { entry(key) == nil ? "" : text(key) ?? "" }

  /// The seconds of a duration such as `1h30min` at a key that must be there.
  fileprivate func duration(_ key: String) -> Int? {
    guard let entry = required(key), let words = value(of: entry, .text)?.shown else { return nil }
    if let seconds = durationSeconds(words), seconds >= 60 { return seconds }
    document.report(
      "'\(path(of: key))' must be a duration of at least a minute, not \(words)",
      at: entry.value.location, "write it as in 90min, 24h or 1h30min")
    return nil
  }
}

/// What Slurm is asked for besides time, memory and cores; an empty text is left out.
public struct SlurmOptions: Sendable {
  static let keys = ["partition", "account", "qos", "constraint"]

  /// Values by name of the option.
  let values: [String: String]

  init(_ map: YAMLMap) {
    values = Dictionary(uniqueKeysWithValues: Self.keys.map { ($0, map.optionalText($0)) })
    for key in Self.keys {
      // What the lines of options in a script would not take as a part of one word.
      guard let entry = map.entry(key), values[key]?.contains(/[\s"'#\\]/) == true else { continue }
      map.document.report(
        "'\(key)' must be one word", at: entry.value.location,
        "write it without blanks, quotes, # and \\")
    }
  }

  var partition: String { values["partition"] ?? "" }

  /// The lines of a script for them.
  var header: [String] {
    Self.keys.compactMap { key in
      values[key].flatMap { $0.isEmpty ? nil : "#SBATCH --\(key)=\($0)" }
    }
  }
}

/// How a scheduler other than Slurm takes job arrays.
public struct SchedulerTemplate: Sendable {
  /// The first lines of a script; placeholders as `{memory}` are replaced.
  let header: String
  /// Lines of the shell that submit it.
  let submit: String
  /// The variable that holds the index of an array task.
  let index: String
  /// The first index.
  let first: Int
  /// The largest number of array tasks in a job array.
  let limit: Int

  init?(_ map: YAMLMap) {
    map.allow(["header", "submit", "index", "first", "limit"])
    let header = map.optionalText("header")
    let (submit, index) = (map.text("submit"), map.text("index"))
    guard case .integer(let first)? = map.value("first", .integer(0...1)),
      case .integer(let limit)? = map.value("limit", .integer(1...1_000_000)),
      let submit, let index
    else { return nil }
    if index.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) == nil, let entry = map.entry("index") {
      map.document.report(
        "'\(map.path(of: "index"))' must be the name of a variable, not \(index)",
        at: entry.value.location, "write it without $, as in PBS_ARRAY_INDEX")
    }
    for (key, text) in [("header", header), ("submit", submit)] {
      for name in Script.unknownPlaceholders(in: text) {
        guard let entry = map.entry(key) else { continue }
        map.document.report(
          "unknown placeholder '{\(name)}' in '\(map.path(of: key))'", at: entry.value.location,
          suggestion(for: name, among: Script.placeholders))
      }
    }
    (self.header, self.submit, self.index) = (header, submit, index)
    (self.first, self.limit) = (first, limit)
  }
}
