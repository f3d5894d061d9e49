import Records

/// The keys that a file may set, by path.
struct KeyTable {
  /// A path has several meanings only in a file that experiments of several kinds extend.
  private let meanings: [String: [Field]]
  /// The paths that hold other keys: `train`, `methods`, `methods.bc`.
  private let groups: Set<String>
  /// The tasks that a value may be given for.
  let tasks: [String]

  init(kinds: [RunKind], schema: Schema) {
    var fields = Schema.header + kinds.flatMap { schema.allFields(of: $0) }
    var groups: Set<String> = ["profiles"]
    if kinds.contains(.training) {
      groups.formUnion(schema.methods.keys.map { "methods." + $0 })
      fields += schema.methodFields
    }
    meanings = Dictionary(grouping: fields, by: \.path)
    for path in Array(meanings.keys) + groups {
      var parts = path.split(separator: ".")
      while parts.popLast() != nil, !parts.isEmpty { groups.insert(parts.joined(separator: ".")) }
    }
    self.groups = groups
    tasks = kinds.flatMap { schema.tasks(of: $0) }
  }

  func isGroup(_ path: String) -> Bool { groups.contains(path) }

  /// The fields at `path`; empty if there is no such key.
  func fields(at path: String) -> [Field] { meanings[path] ?? [] }

  /// All fields, sorted by path.
  var all: [Field] { meanings.values.flatMap { $0 }.sorted { $0.path < $1.path } }

  /// The message and the remedy for an unknown key, `path` as a whole.
  func problem(ofUnknown path: String) -> (message: String, remedy: String) {
    var parts = path.split(separator: ".").map(String.init)
    let key = parts.popLast() ?? path
    let group = parts.joined(separator: ".")
    if let new = FormerNames.key(path), isGroup(new) || !fields(at: new).isEmpty {
      return ("'\(path)' is now called '\(new)'", "rename it")
    }
    let name = group == "methods" ? "method '\(key)'" : "key '\(path)'"
    let siblings = keys(in: group)
    let elsewhere = meanings.keys.filter {
      $0.split(separator: ".").last.map { editDistance(String($0), key) <= 1 } ?? false
    }
    let isTypingError = siblings.contains { editDistance($0, key) <= 1 }
    guard isTypingError || elsewhere.isEmpty else {
      return (
        "unknown \(name)", "did you mean '\(elsewhere.sorted().joined(separator: "' or '"))'?"
      )
    }
    return ("unknown \(name)", suggestion(for: key, among: siblings))
  }

  private func keys(in group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    let tails = (Array(meanings.keys) + groups).filter { $0.hasPrefix(prefix) }
      .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
    return Set(tails).sorted()
  }
}
