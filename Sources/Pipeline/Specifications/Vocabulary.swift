import Records
/// The keys that a part of a specification may hold.
struct Vocabulary {
  /// By path; in a file that several kinds of experiment extend, a path may have several meanings.
  private let fields: [String: [Field]]
  /// The paths that hold other keys: `train`, `methods`, `methods.bc`.
  private let groups: Set<String>

  init(kinds: [RunKind], schema: Schema) {
    var all = kinds.flatMap { schema.allFields(of: $0) }
    var groups: Set<String> = []
    if kinds.contains(.training) {
      for (method, settings) in schema.methods {
        groups.insert("methods." + method)
        all += settings.map { $0.moved(into: "methods." + method) }
      }
    }
    fields = Dictionary(grouping: all, by: \.path)
    for path in Array(fields.keys) + groups {
      var parts = path.split(separator: ".")
      while parts.popLast() != nil, !parts.isEmpty { groups.insert(parts.joined(separator: ".")) }
    }
    self.groups = groups
  }

  func isGroup(_ path: String) -> Bool { groups.contains(path) }

  /// The fields at `path`: none, or the meanings that it may have.
  func meanings(of path: String) -> [Field] { fields[path] ?? [] }

  /// All fields, sorted by path.
  var all: [Field] { fields.values.flatMap { $0 }.sorted { $0.path < $1.path } }

  /// What an author who wrote the unknown `key` inside `group` may have meant.
  func suggestion(for key: String, in group: String, besides others: [String]) -> String {
    let siblings = keys(in: group) + others
    let strangers = fields.keys.filter {
      $0.split(separator: ".").last.map { editDistance(String($0), key) <= 1 } ?? false
    }
    let isTypingError = siblings.contains { editDistance($0, key) <= 1 }
    guard isTypingError || strangers.isEmpty else {
      return "did you mean '\(strangers.sorted().joined(separator: "' or '"))'?"
    }
    return Specifications.suggestion(for: key, among: siblings.sorted())
  }

  private func keys(in group: String) -> [String] {
    let prefix = group.isEmpty ? "" : group + "."
    let tails = (Array(fields.keys) + groups).filter { $0.hasPrefix(prefix) }
      .compactMap { $0.dropFirst(prefix.count).split(separator: ".").first.map(String.init) }
    return Set(tails).sorted()
  }
}

extension Field {
  fileprivate func moved(into group: String) -> Field {
    var field = self
    field.path = group + "." + path
    return field
  }
}
