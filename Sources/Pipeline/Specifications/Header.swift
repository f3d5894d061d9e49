import Records
/// The keys that say what a file is; the rest is its body.
public struct Header {
  static let keys = ["schema", "kind", "id", "extends", "title", "profiles"]

  private(set) var kind: RunKind?
  public private(set) var id = ""
  public private(set) var title = ""
  private(set) var extends: (name: String, place: YAMLLocation)?
  private(set) var profiles: [Profile: [YAMLNode.Entry]] = [:]
  private(set) var body: [YAMLNode.Entry] = []
  private(set) var errors: [SpecificationError] = []
  /// Whether there is a `kind`, right or wrong: a file without one is there to be extended.
  private(set) var hasKind = false
  /// Where to point for a key that is not there.
  private(set) var place = YAMLLocation(line: 1, column: 1)

  private let source: YAMLDocument

  /// Reads the header of the file `name`, without `.yaml`.
  init(of source: YAMLDocument, name: String) {
    self.source = source
    guard let entries = source.entries else { return }
    let header = entries.filter { Self.keys.contains($0.key) }
    body = entries.filter { !Self.keys.contains($0.key) }
    for entry in header { read(entry, name: name) }
    if let first = header.first { place = first.place }
    let written = Set(header.map(\.key))
    if !written.contains("schema") { miss("schema", "write schema: \(Schema.language)") }
    guard hasKind else { return }
    if !written.contains("id") { miss("id", "write id: \(name)") }
    if !written.contains("title") { miss("title", "write one line for people") }
  }

  private mutating func miss(_ key: String, _ remedy: String) {
    errors.append(source.error("the key '\(key)' is missing", at: place, remedy))
  }

  private mutating func read(_ entry: YAMLNode.Entry, name: String) {
    switch entry.key {
    case "schema": _ = word(entry, .choice([Schema.language]))
    case "kind":
      hasKind = true
      kind = word(entry, .choice(RunKind.allCases.map(\.rawValue))).flatMap(RunKind.init(rawValue:))
    case "id":
      guard let id = word(entry, .text) else { return }
      self.id = id
      guard id != name else { return }
      errors.append(
        source.error(
          "the id '\(id)' is not the name of the file", at: entry.value.place, "write id: \(name)"))
    case "title": title = word(entry, .text) ?? ""
    case "extends": extends = word(entry, .text).map { ($0, entry.value.place) }
    default: readProfiles(entry)
    }
  }

  private mutating func word(_ entry: YAMLNode.Entry, _ type: FieldType) -> String? {
    let (value, problems) = type.read(entry.value, path: entry.key)
    errors += problems.map {
      source.error($0.message, at: $0.place.width == 0 ? entry.place : $0.place, $0.remedy)
    }
    guard case .text(let text)? = value else { return nil }
    return text
  }

  private mutating func readProfiles(_ entry: YAMLNode.Entry) {
    guard case .map(let overlays, _) = entry.value else {
      errors.append(
        source.error(
          "'profiles' must be a map", at: entry.place, "write smoke, quick or full below it"))
      return
    }
    for overlay in overlays {
      guard let profile = Profile(rawValue: overlay.key) else {
        let names = Profile.allCases.map(\.rawValue)
        errors.append(
          source.error(
            "unknown profile '\(overlay.key)'", at: overlay.place,
            suggestion(for: overlay.key, among: names)))
        continue
      }
      guard case .map(let entries, _) = overlay.value else {
        errors.append(
          source.error(
            "'profiles.\(overlay.key)' must be a map", at: overlay.place,
            "write its keys below it, or {} for none"))
        continue
      }
      profiles[profile] = entries
    }
  }
}
