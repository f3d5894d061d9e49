import Records

/// A value that a file sets.
struct Setting {
  var value: JSONValue
  let document: YAMLDocument
  let location: YAMLLocation
  /// The values that each of the key's types reads, in a file that several kinds extend.
  var readings: [(type: FieldType, value: JSONValue)] = []

  func report(_ message: String, _ remedy: String) {
    document.report(message, at: location, remedy)
  }
}

/// A file of specifications, decoded: every value that it sets, by path, profile and task.
struct SpecificationFile {
  struct Key: Hashable {
    let path: String
    /// `nil` outside of `profiles`.
    let profile: Profile?
    /// `nil` for all tasks.
    let task: String?
  }

  /// A method that the file names.
  struct Method {
    let name: String
    let profile: Profile?
    let location: YAMLLocation
  }

  /// The name without `.yaml`.
  let name: String
  let document: YAMLDocument
  let kind: RunKind?
  /// Whether it sets `kind`, right or wrong: a file without it is there to be extended.
  let hasKind: Bool
  private(set) var settings: [Key: Setting] = [:]
  /// In the order of the file.
  private(set) var methods: [Method] = []
  private let keys: KeyTable

  init(_ document: YAMLDocument, name: String, schema: Schema) {
    (self.document, self.name) = (document, name)
    let entry = document.entries?.first { $0.key == "kind" }
    hasKind = entry != nil
    if case .scalar(let word, _, _)? = entry?.value {
      kind = RunKind(rawValue: word)
    } else {
      kind = nil
    }
    keys = KeyTable(kinds: kind.map { [$0] } ?? RunKind.allCases, schema: schema)
    read(document.entries ?? [], in: "", of: nil)
    if document.entries != nil { checkHeader() }
  }

  /// The value of a key outside of profiles, for all tasks.
  subscript(path: String) -> Setting? { settings[Key(path: path, profile: nil, task: nil)] }

  /// The text of a key of every file.
  func text(_ path: String) -> String { self[path]?.value.shown ?? "" }

  /// Where to report that a key is missing.
  var start: YAMLLocation {
    let names = Schema.header.map(\.path) + ["profiles"]
    return document.entries?.first { names.contains($0.key) }?.location ?? .start
  }

  func report(missing key: String, _ remedy: String) {
    document.report("the key '\(key)' is missing", at: start, remedy)
  }

  private func checkHeader() {
    let written = Set((document.entries ?? []).map(\.key))
    if !written.contains("schema") { report(missing: "schema", "write schema: \(Schema.language)") }
    guard hasKind else { return }
    if !written.contains("id") { report(missing: "id", "write id: \(name)") }
    if !written.contains("title") { report(missing: "title", "write one line for people") }
    if let id = self["id"], id.value.shown != name {
      id.report("the id '\(id.value.shown)' is not the name of the file", "write id: \(name)")
    }
  }
}

// MARK: - Decoding

extension SpecificationFile {
  private mutating func read(_ entries: [YAMLNode.Entry], in group: String, of profile: Profile?) {
    for entry in entries {
      let path = group.isEmpty ? entry.key : group + "." + entry.key
      if path == "profiles", profile == nil {
        readProfiles(entry)
      } else if keys.isGroup(path), path != "profiles" {
        note(methodOf: path, of: profile, at: entry.location)
        let hint = "write its keys below it, or {} for none"
        read(members(of: entry, path, hint), in: path, of: profile)
      } else {
        readValue(entry, at: path, of: profile)
      }
    }
  }

  /// The entries of a map; none and an error if the value is not a map.
  private func members(
    of entry: YAMLNode.Entry, _ path: String, _ remedy: String
  ) -> [YAMLNode.Entry] {
    if case .map(let members, _) = entry.value { return members }
    let location = entry.value.location
    document.report(
      "'\(path)' must be a map", at: location.width == 0 ? entry.location : location, remedy)
    return []
  }

  private mutating func readProfiles(_ entry: YAMLNode.Entry) {
    for overlay in members(of: entry, "profiles", "write \(Profile.choices) below it") {
      guard let profile = Profile(rawValue: overlay.key) else {
        document.report(
          "unknown profile '\(overlay.key)'", at: overlay.location,
          suggestion(for: overlay.key, among: Profile.allCases.map(\.rawValue)))
        continue
      }
      let hint = "write its keys below it, or {} for none"
      read(members(of: overlay, "profiles.\(overlay.key)", hint), in: "", of: profile)
    }
  }

  private mutating func readValue(
    _ entry: YAMLNode.Entry, at path: String, of profile: Profile?
  ) {
    let fields = keys.fields(at: path)
    guard let field = fields.first else {
      let (message, remedy) = keys.problem(ofUnknown: path)
      return document.report(message, at: entry.location, remedy)
    }
    guard profile == nil || fields.contains(where: \.variesByProfile) else {
      return document.report(
        "'\(path)' is the same in every profile", at: entry.location,
        "set it outside of 'profiles'")
    }
    note(methodOf: path, of: profile, at: entry.location)
    guard case .map(let members, _) = entry.value, field.variesByTask, !keys.tasks.isEmpty else {
      return readValue(entry, fields, Key(path: path, profile: profile, task: nil))
    }
    for member in members {
      guard keys.tasks.contains(member.key) else {
        document.report(
          "unknown task '\(member.key)' in '\(path)'", at: member.location,
          suggestion(for: member.key, among: keys.tasks))
        continue
      }
      readValue(member, fields, Key(path: path, profile: profile, task: member.key))
    }
  }

  /// Reads a value by the first of its meanings that it fits.
  private mutating func readValue(_ entry: YAMLNode.Entry, _ fields: [Field], _ key: Key) {
    if case .scalar(let word, _, let location) = entry.value,
      let new = FormerNames.choice(word, at: key.path)
    {
      return document.report(
        "'\(word)' is now called '\(new)'", at: location, "write \(key.path): \(new)")
    }
    let readings = fields.map { $0.type.read(entry.value, path: key.path) }
    let best = readings.first { $0.problems.isEmpty } ?? readings[0]
    document.report(best.problems, at: entry)
    if let earlier = settings[key] {
      document.report(
        "key '\(key.path)' is written twice, first in line \(earlier.location.line)",
        at: entry.location, "keep one of them")
    }
    guard let value = best.value else { return }
    settings[key] = Setting(
      value: value, document: document, location: entry.value.location,
      readings: zip(fields, readings).compactMap { field, reading in
        reading.value.map { (field.type, $0) }
      })
  }

  private mutating func note(
    methodOf path: String, of profile: Profile?, at location: YAMLLocation
  ) {
    let parts = path.split(separator: ".").map(String.init)
    guard parts.count > 1, parts[0] == "methods",
      !methods.contains(where: { $0.name == parts[1] && $0.profile == profile })
    else { return }
    methods.append(Method(name: parts[1], profile: profile, location: location))
  }
}
