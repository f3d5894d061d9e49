import Datasets
import Records
import Specifications

/// The description of a dataset for those who use it again: its maker, returns, seed, license and known
/// biases.
///
/// Every fact is from the run, its result, or the list of published files.
struct DataCard {
  let recorded: RecordedRun

  /// `nil` unless the run records a dataset.
  init?(_ recorded: RecordedRun) {
    guard recorded.run.kind == .dataset else { return nil }
    self.recorded = recorded
  }

  private var run: Run { recorded.run }

  private var metrics: [String: Double] { recorded.result?.metrics ?? [:] }

  var title: String { run.title }

  /// The place of the card in a distribution.
  var path: String { "datasets/\(run.cell.experiment)-\(run.cell.task)-\(run.seed).md" }

  var text: String {
    """
    # \(title)

    | | |
    |---|---|
    | Run | `\(run.path)` of `\(recorded.specification)` |
    | Made by | \(maker) |
    | Task | \(run.cell.task) |
    | Seed | \(run.seed) |
    | License | \(isFile ? "not recorded here" : "that of the program, see `LICENSE`") |
    | Content | \(content) |

    ## Measured

    \(measured)

    ## Known biases

    \(biases.map { "- \($0)\n" }.joined())
    """
  }

  // MARK: Origin

  private func value(_ path: String) -> String { run.values[path]?.shown ?? "" }

  /// Whether others recorded the transitions, in a file.
  private var isFile: Bool { ["d4rl", "minari"].contains(value("source")) }

  /// The published file that is read where the specification names none.
  private var publishedFile: KnownFile? {
    KnownFile.all.first { $0.name.hasPrefix("\(value("task"))-\(value("demonstrator"))-") }
  }

  private var maker: String {
    if isFile {
      guard value("file").isEmpty, let file = publishedFile else {
        return "the authors of the file `\(value("file"))`, SHA-256 `\(value("sha256"))`"
      }
      return
        "D4RL: `\(file.name)`, \(file.address), \(file.byteCount) bytes, SHA-256 `\(file.sha256)`"
    }
    return switch value("demonstrator") {
    case "simulated-human":
      "a simulated person, `Sources/Learning/Experts/SimulatedHuman.swift`, in simulation"
    case "lqr": "the LQR, `Sources/Learning/Experts/LQR.swift`, in simulation"
    case let policy:
      "the policy `paper/experts/\(value("task"))-\(policy).safetensors`, SHA-256 "
        + "`\(value("policy_sha256"))`, in simulation; `dmil expert train` trains it again"
    }
  }

  private var content: String {
    guard let result = recorded.result else { return "none here: \(recorded.note ?? "")" }
    let files = result.files.sorted { $0.key < $1.key }.map { name, sha256 in
      "`\(name)`, SHA-256 `\(sha256)`"
    }
    return
      "\(files.joined(separator: "; ")); files that are not in `\(recorded.folder)` are too large "
      + "for it, and `dmil repro \(run.path)` makes them again"
  }

  // MARK: Facts

  private var measured: String {
    guard !metrics.isEmpty else { return "Nothing, because there is no result." }
    return "| metric | value |\n|---|--:|\n"
      + metrics.sorted { $0.key < $1.key }.map { "| `\($0)` | \($1) |" }.joined(separator: "\n")
  }

  private var biases: [String] {
    var biases: [String] = []
    if isFile {
      biases.append("How the demonstrators were chosen and instructed is not recorded here.")
    } else {
      biases.append(
        "A single demonstrator acts, so states that it does not visit and actions that it does not "
          + "take are absent.")
    }
    if value("demonstrator") == "simulated-human" {
      let parameters = run.values.group("human").byPath.sorted { $0.key < $1.key }
        .map { "`\($0)` \($1.shown)" }
      biases.append(
        "The person is a model with these parameters: \(parameters.joined(separator: ", ")).")
    }
    if let count = metrics[Metric.episodeCount] {
      biases.append(
        count == 1
          ? "There is one episode, so transitions depend on those before them."
          : "There are \(Int(count)) episodes; transitions of one episode depend on one another.")
    }
    if let fraction = metrics["bound_fraction"], fraction > 0 {
      biases.append("A fraction of \(fraction) of all action components is at the bounds ±1.")
    }
    return biases
  }
}
