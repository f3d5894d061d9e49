public import Records

/// One experiment as its file, and the file that this one extends, ask for it.
public struct Specification {
  public let kind: RunKind
  let file: SpecificationFile
  private let base: SpecificationFile?
  /// The keys of this kind, without settings of methods that are not asked for.
  private let fields: [String: Field]
  private let schema: Schema

  init(
    _ file: SpecificationFile, kind: RunKind, extending base: SpecificationFile?, schema: Schema
  ) {
    (self.file, self.kind, self.base, self.schema) = (file, kind, base, schema)
    let methods = file.methods.filter { $0.profile == nil }.map(\.name)
    let settings = (kind == .training ? schema.methodFields : []).filter { field in
      methods.contains { field.path.hasPrefix("methods.\($0).") }
    }
    fields = Dictionary(
      (schema.allFields(of: kind) + settings).map { ($0.path, $0) }, uniquingKeysWith: { $1 })
  }

  public var id: String { file.text("id") }
  public var title: String { file.text("title") }
  /// The file as messages name it.
  public var path: String { file.document.file }

  /// The methods of a training, in the order of the file.
  public var methods: [String] { file.methods.filter { $0.profile == nil }.map(\.name) }

  /// The tasks of the profile; `nil` alone if the experiment names none.
  public func tasks(under profile: Profile) -> [String?] {
    let settings = layered(under: profile, task: nil)
    if case .list(let tasks)? = settings["tasks"]?.value, !tasks.isEmpty {
      return tasks.map(\.shown)
    }
    if case .text(let task)? = settings["task"]?.value, !task.isEmpty { return [task] }
    return [nil]
  }

  /// The tasks of any profile, each once.
  var allTasks: [String] {
    var all: [String] = []
    for profile in Profile.allCases.reversed() {
      for case let task? in tasks(under: profile) where !all.contains(task) { all.append(task) }
    }
    return all
  }

  /// Every value that a run on the task reads, `seeds` and `priority`, by path.
  public func values(under profile: Profile, task: String?) -> RunValues {
    RunValues(settings(under: profile, task: task).mapValues(\.value))
  }

  /// Whether the profile asks for a run of it on the task.
  public func hasRuns(under profile: Profile, on task: String?) -> Bool {
    tasks(under: profile).contains(task)
      && layered(under: profile, task: task)["seeds"]?.value != .list([])
  }

  /// Where the key at `path` is read; `nil` if everywhere.
  public func condition(of path: String) -> Condition? { fields[path]?.condition }

  /// Whether the key at `path` is there for this demonstrator or controller, and not for all.
  public func isRead(_ path: String, by choice: String) -> Bool {
    condition(of: path)?.choices.contains(choice) ?? false
  }
}

// MARK: - Settings

extension Specification {
  /// Every value that is read on the task, with its location.
  func settings(under profile: Profile, task: String?) -> [String: Setting] {
    var result = layered(under: profile, task: task)
    if let task, var setting = result["tasks"] ?? result["task"] {
      setting.value = .text(task)
      result["task"] = setting
    }
    result["tasks"] = nil
    let values = result.mapValues(\.value)
    return result.filter { isRead($0.key, in: values) }
  }

  /// Whether the conditions of a key hold, and of the keys that they depend on.
  private func isRead(_ path: String, in values: [String: JSONValue]) -> Bool {
    guard let condition = condition(of: path) else { return true }
    return condition.holds(in: values) && isRead(condition.path, in: values)
  }

  /// Every value, read or not, from the strongest layer that sets it.
  ///
  /// From weak to strong: default < extended file < file < extended file's profile < file's profile; the
  /// headline profile comes after the full one. Within a layer, a value for the task is stronger.
  private func layered(under profile: Profile, task: String?) -> [String: Setting] {
    var result = fields.compactMapValues { field in
      field.default.map { Setting(value: $0, document: file.document, location: file.start) }
    }
    let files = [base, file].compactMap(\.self)
    let profiles = profile.layers.flatMap { profile in files.map { ($0, profile) } }
    for (file, profile) in files.map({ ($0, nil) }) + profiles {
      for task in task == nil ? [nil] : [nil, task] {
        for (key, setting) in file.settings where key.profile == profile && key.task == task {
          guard let field = fields[key.path] else { continue }
          result[key.path] = setting.asRead(by: field)
        }
      }
    }
    return result
  }

}

extension Setting {
  /// The setting of a file that several kinds extend, read by the key of one kind.
  fileprivate func asRead(by field: Field) -> Setting {
    var setting = self
    setting.value = readings.first { $0.type == field.type }?.value ?? value
    return setting
  }
}

// MARK: - Checks

extension Specification {
  /// The keys that name another experiment, with the group of its values in rules.
  private static let references = [
    ("dataset", "dataset"), ("suboptimal_dataset", "suboptimal_dataset"),
    ("training_run", "training_run.experiment"),
  ]

  /// Whether no error was found in its file or in the file that it extends.
  var isSound: Bool {
    file.document.errors.isEmpty && base?.document.errors.isEmpty ?? (file["extends"] == nil)
  }

  /// Reports the errors of this file by itself.
  func check() {
    // With an unreadable value about, "missing" and "never read" would be guesses.
    let isSound = isSound
    checkMethods()
    guard isSound else { return }
    checkTasks()
    var read: Set<SpecificationFile.Key> = []
    for profile in Profile.allCases {
      for task in tasks(under: profile) {
        let settings = settings(under: profile, task: task)
        checkPresence(in: settings, for: task)
        for key in file.settings.keys
        where settings[key.path] != nil && (key.task == nil || key.task == task) {
          read.insert(key)
        }
      }
    }
    for (key, setting) in file.settings where !read.contains(key) && key.path != "tasks" {
      guard let condition = condition(of: key.path) else { continue }
      setting.report(
        "'\(key.path)' is read only where '\(condition.path)' has "
          + condition.choices.joined(separator: " or "), "remove it")
    }
  }

  private func checkMethods() {
    if kind == .training, methods.isEmpty {
      file.report(missing: "methods", "write methods: {bc: {}}")
    }
    for method in file.methods where !methods.contains(method.name) {
      file.document.report(
        "'methods.\(method.name)' is not a method of this experiment", at: method.location,
        suggestion(for: method.name, among: methods))
    }
    guard settings(under: .full, task: tasks(under: .full)[0])["suboptimal_dataset"] == nil else {
      return
    }
    for method in file.methods
    where method.profile == nil && schema.methodsOfMixedData.contains(method.name) {
      file.document.report(
        "'\(method.name)' learns from suboptimal data, and there are none", at: method.location,
        "set 'mixture' and 'suboptimal_dataset'")
    }
  }

  private func checkTasks() {
    if let task = file["task"], file.settings.keys.contains(where: { $0.path == "tasks" }) {
      task.report("'task' and 'tasks' are both set", "keep one of them")
    }
    let known = allTasks
    for (key, setting) in file.settings {
      guard let task = key.task, !known.contains(task) else { continue }
      setting.report(
        "'\(key.path)' is set for \(task), which is no task of this experiment",
        suggestion(for: task, among: known))
    }
  }

  /// Reports every key that must be set and is not.
  private func checkPresence(in settings: [String: Setting], for task: String?) {
    let values = settings.mapValues(\.value)
    for field in fields.values
    where settings[field.path] == nil && field.path != "tasks" && isRead(field.path, in: values) {
      let isPartial = file.settings.keys.contains { $0.path == field.path }
      let suffix = isPartial ? task.map { " for the task \($0)" } ?? "" : ""
      file.document.report(
        "the key '\(field.path)' is missing\(suffix)", at: file.start,
        "write \(field.path): \(field.type.description)")
    }
  }

  /// Reports values that each have their type and do not fit together.
  ///
  /// - Parameter experiment: The experiment with an id, if it has no errors.
  func checkRules(_ experiment: (JSONValue) -> Specification?) {
    for profile in Profile.allCases {
      for task in tasks(under: profile) where hasRuns(under: profile, on: task) {
        let settings = settings(under: profile, task: task)
        var values = settings.mapValues(\.value)
        for (group, path) in Self.references {
          guard let other = settings[path].flatMap({ experiment($0.value) }) else { continue }
          let task =
            other.tasks(under: profile).contains(task) ? task : other.tasks(under: profile)[0]
          for (path, value) in other.values(under: profile, task: task).byPath {
            values["\(group).\(path)"] = value
          }
        }
        for rule in schema.rules[kind] ?? [] {
          guard let (message, remedy) = rule.problem(RunValues(values)) else { continue }
          settings[rule.path]?.report(message, remedy)
        }
      }
    }
  }
}
