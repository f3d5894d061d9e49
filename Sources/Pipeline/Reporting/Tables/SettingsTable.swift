import Records
import TracedResults

/// The settings of each method, from the specifications of its runs (Table 2).
///
/// A setting that differs between tasks shows all its values.
func settingsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.flatMap { results.entries(experiment: $0) }
  let methods = entries.map(\.run.cell.method).unique
  // Shared settings first, then those of methods, each by name.
  let names = Set(entries.flatMap { settings(of: $0.run).keys }).sorted {
    ($0.hasPrefix("methods.") ? 1 : 0, $0) < ($1.hasPrefix("methods.") ? 1 : 0, $1)
  }
  let rows = names.map { name in
    [TracedText(label(of: name))]
      + methods.map { method in
        var shown: [JSONValue] = []
        let texts = entries.filter { $0.run.cell.method == method }.compactMap {
          entry -> TracedText? in
          guard let setting = settings(of: entry.run)[name], !shown.contains(setting.value) else {
            return nil
          }
          shown.append(setting.value)
          return entry.setting(setting.path)
        }
        return texts.isEmpty ? .missing : texts.joined(separator: " / ")
      }
  }
  return Table(
    columns: [.init("Setting")] + Table.Column.numbers(methods.map(title(ofMethod:))), rows: rows)
}

/// The parameters of the simulated human on each task, from the specifications of its runs.
func demonstratorsTable(_ results: Results, of experiments: [String]) -> Table {
  let entries = experiments.compactMap { results.entries(experiment: $0).first }
  let names = Set(entries.flatMap { $0.run.values.byPath.keys }).sorted().filter { name in
    entries.contains { entry in
      switch entry.run.values[name] {
      case .integer, .number: true
      default: false
      }
    }
  }
  return Table(
    columns: [.init("Parameter"), .init("Unit")]
      + Table.Column.numbers(entries.map { words(of: $0.run.cell.task) }),
    rows: names.map { name in
      [TracedText(label(of: name)), TracedText(units[name] ?? "")]
        + entries.map { $0.setting(name) ?? .missing }
    })
}

/// The units of the simulated human's parameters, by their names in a specification.
private let units = [
  "human.reaction_delay": "s", "human.decision_interval": "s", "human.wander_time": "s",
  "human.torque_level": "N m", "human.torque_maximum": "N m", "human.torque_noise": "N m",
  "human.tilt_noise": "rad",
  "human.tilt_rate_noise": "rad/s", "human.tilt_gain": "N m/rad",
  "human.tilt_rate_gain": "N m s/rad", "human.position_gain": "N", "human.velocity_gain": "N s",
  "human.position_wander": "m", "human.velocity_wander": "m/s",
]

/// The settings of a run by name, each with its path in the specification; the names of settings of
/// its method begin with `methods.`.
private func settings(of run: Run) -> [String: (path: String, value: JSONValue)] {
  var settings: [String: (path: String, value: JSONValue)] = [:]
  let own = "methods.\(run.cell.method)."
  for (path, value) in run.values.byPath where !["task", "method"].contains(path) {
    settings[path.hasPrefix(own) ? "methods.\(path.dropFirst(own.count))" : path] = (path, value)
  }
  return settings
}

/// The name of a setting, and its symbol if the method has one.
private func label(of path: String) -> String {
  let name = path.hasPrefix("methods.") ? String(path.dropFirst("methods.".count)) : path
  let symbols = [
    "alpha_policy": "$\\alpha_\\pi$", "alpha_dynamics": "$\\alpha_f$", "train.steps": "$N$",
  ]
  return code(name) + (symbols[name].map { ", \($0)" } ?? "")
}

/// `standing-still` as words.
func words(of identifier: String) -> String { escaped(identifier.replacing("-", with: " ")) }
