import Records
/// A value that a file sets, and where.
public struct Setting {
  var value: JSONValue
  var source: YAMLDocument
  var place: YAMLLocation
}

/// What a file sets outside of its profiles, or in one of them.
struct Section {
  /// By path.
  var settings: [String: Setting] = [:]
  /// The learners named under `methods`, in the order of the file.
  var methods: [(name: String, place: YAMLLocation)] = []
  var errors: [SpecificationError] = []

  /// Reads the keys of a map.
  ///
  /// - Parameters:
  ///   - entries: The map.
  ///   - source: Its file.
  ///   - vocabulary: What it may hold.
  ///   - isProfile: Whether only the keys that vary by profile are allowed.
  init(
    reading entries: [YAMLNode.Entry], of source: YAMLDocument, as vocabulary: Vocabulary,
    isProfile: Bool
  ) {
    read(entries, in: "", of: source, as: vocabulary, isProfile: isProfile)
  }

  private mutating func read(
    _ entries: [YAMLNode.Entry], in group: String, of source: YAMLDocument,
    as vocabulary: Vocabulary,
    isProfile: Bool
  ) {
    for entry in entries {
      let path = group.isEmpty ? entry.key : group + "." + entry.key
      if vocabulary.isGroup(path) {
        if group == "methods" { methods.append((entry.key, entry.place)) }
        guard case .map(let members, _) = entry.value else {
          errors.append(
            source.error(
              "'\(path)' must be a map", at: entry.value.place.wide(as: entry),
              "write its keys below it, or {} for none"))
          continue
        }
        read(members, in: path, of: source, as: vocabulary, isProfile: isProfile)
      } else {
        read(entry, at: path, in: group, of: source, as: vocabulary, isProfile: isProfile)
      }
    }
  }

  private mutating func read(
    _ entry: YAMLNode.Entry, at path: String, in group: String, of source: YAMLDocument,
    as vocabulary: Vocabulary, isProfile: Bool
  ) {
    let fields = vocabulary.meanings(of: path)
    guard !fields.isEmpty else {
      let name = group == "methods" ? "method '\(entry.key)'" : "key '\(path)'"
      let remedy = vocabulary.suggestion(
        for: entry.key, in: group, besides: group.isEmpty && !isProfile ? Header.keys : [])
      errors.append(source.error("unknown \(name)", at: entry.place, remedy))
      return
    }
    guard !isProfile || fields.contains(where: \.variesByProfile) else {
      errors.append(
        source.error(
          "'\(path)' is the same in every profile", at: entry.place, "set it outside of 'profiles'")
      )
      return
    }
    let readings = fields.map { $0.type.read(entry.value, path: path) }
    let best = readings.first { $0.problems.isEmpty } ?? readings[0]
    errors += best.problems.map {
      source.error($0.message, at: $0.place.wide(as: entry), $0.remedy)
    }
    guard let value = best.value else { return }
    settings[path] = Setting(value: value, source: source, place: entry.value.place)
  }
}

extension YAMLLocation {
  /// The place of the key where there is no value to point at.
  fileprivate func wide(as entry: YAMLNode.Entry) -> YAMLLocation {
    width == 0 ? entry.place : self
  }
}
