import Records
import Specifications
import Store

/// Table 2: the settings of each learner, read from the canonical values of its runs.
///
/// A setting that differs between tasks shows every value it had.
func settingsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  let methods = entries.map(\.run.cell.method).unique
  var names = Set<String>()
  for entry in entries { names.formUnion(settings(of: entry.run).keys) }
  // Shared values first, then the settings of methods, each by name.
  let ordered = names.sorted {
    ($0.hasPrefix("methods.") ? 1 : 0, $0) < ($1.hasPrefix("methods.") ? 1 : 0, $1)
  }
  let rows = ordered.map { name in
    [label(of: name)]
      + methods.map { method in
        var shown: [JSONValue] = []
        let texts = entries.filter { $0.run.cell.method == method }.compactMap { entry -> String? in
          guard let setting = settings(of: entry.run)[name], !shown.contains(setting.value) else {
            return nil
          }
          shown.append(setting.value)
          return entry.setting(setting.path)
        }
        return texts.isEmpty ? NumberFormat.missing : texts.joined(separator: " / ")
      }
  }
  return Table(
    columns: [.init(title: "Setting")]
      + methods.map { .init(title: title(ofMethod: $0), alignment: .right) },
    rows: rows)
}

/// The parameters of the demonstrator in each recording, read from its canonical values.
func demonstratorsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.compactMap { results.entries(experiment: $0).first }
  let names = Set(entries.flatMap { $0.run.values.byPath.keys }).sorted()
  let numbers = names.filter { name in
    entries.contains { entry in
      switch entry.run.values.byPath[name] {
      case .integer, .number: true
      default: false
      }
    }
  }
  return Table(
    columns: [.init(title: "Parameter"), .init(title: "Unit")]
      + entries.map { .init(title: words(of: $0.run.cell.task), alignment: .right) },
    rows: numbers.map { name in
      [label(of: name), units[name] ?? ""]
        + entries.map { $0.setting(name) ?? NumberFormat.missing }
    })
}

/// The units of a demonstrator's parameters, by their names in a specification.
private let units = [
  "human.reaction_delay": "s", "human.decision_interval": "s", "human.wander_time": "s",
  "human.torque_level": "N m", "human.torque_maximum": "N m", "human.torque_noise": "N m",
  "human.tilt_noise": "rad",
  "human.tilt_rate_noise": "rad/s", "human.tilt_gain": "N m/rad",
  "human.tilt_rate_gain": "N m s/rad", "human.position_gain": "N", "human.velocity_gain": "N s",
  "human.position_wander": "m", "human.velocity_wander": "m/s",
]

/// What a learner was told, by name, with its own settings as `methods.<name>`, and the path of it
/// in a specification.
private func settings(of run: Run) -> [String: (path: String, value: JSONValue)] {
  var settings: [String: (path: String, value: JSONValue)] = [:]
  let own = "methods.\(run.cell.method)."
  for (path, value) in run.values.byPath where !["task", "data", "method"].contains(path) {
    settings[path.hasPrefix(own) ? "methods.\(path.dropFirst(own.count))" : path] = (path, value)
  }
  return settings
}

/// The name that a specification gives a value, and its symbol where the method has one.
private func label(of path: String) -> String {
  let name = path.hasPrefix("methods.") ? String(path.dropFirst("methods.".count)) : path
  let symbols = [
    "alpha_policy": "$\\alpha_\\pi$", "alpha_dynamics": "$\\alpha_f$", "train.steps": "$N$",
  ]
  return code(name) + (symbols[name].map { ", \($0)" } ?? "")
}

/// `standing-still` as a reader sees it.
func words(of identifier: String) -> String { escaped(identifier.replacing("-", with: " ")) }

extension Sequence where Element: Hashable {
  /// Each element once, in the order of first appearance.
  var unique: [Element] {
    var seen = Set<Element>()
    return filter { seen.insert($0).inserted }
  }
}
