public import Records
/// A map of a file that people write, read strictly: keys that are unknown, missing or of the wrong
/// type are errors of the file, with their places.
public struct StrictMap {
  public let path: String
  public let place: YAMLLocation
  public let entries: [YAMLNode.Entry]

  /// The whole file; `nil` when it cannot be read as a map.
  public init?(of source: YAMLDocument) {
    guard let entries = source.entries else { return nil }
    self.init(path: "", place: YAMLLocation(line: 1, column: 1), entries: entries)
  }

  /// What stands at `path`; `nil` with an error when it is not a map.
  public init?(_ tree: YAMLNode, path: String, of source: inout YAMLDocument) {
    guard case .map(let entries, let place) = tree else {
      source.add("'\(path)' must be a map", at: tree.place.visible, "write its keys below it")
      return nil
    }
    self.init(path: path, place: place, entries: entries)
  }

  private init(path: String, place: YAMLLocation, entries: [YAMLNode.Entry]) {
    self.path = path
    self.place = place
    self.entries = entries
  }

  public func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  public func entry(_ key: String) -> YAMLNode.Entry? { entries.first { $0.key == key } }

  /// Notes every key that is none of these.
  ///
  /// - Parameters:
  ///   - keys: What there may be.
  ///   - kind: What a key is the name of.
  ///   - source: The file.
  public func allow(_ keys: [String], as kind: String = "key", in source: inout YAMLDocument) {
    for entry in entries where !keys.contains(entry.key) {
      let name = kind == "key" ? path(of: entry.key) : entry.key
      source.add(
        "unknown \(kind) '\(name)'", at: entry.place, suggestion(for: entry.key, among: keys))
    }
  }

  /// The entry of a key; notes that it is missing.
  public func required(_ key: String, in source: inout YAMLDocument) -> YAMLNode.Entry? {
    if let entry = entry(key) { return entry }
    source.add("the key '\(path(of: key))' is missing", at: place, "write \(key): and its value")
    return nil
  }

  /// The map at a key; notes what is wrong with it.
  public func map(_ key: String, in source: inout YAMLDocument) -> StrictMap? {
    required(key, in: &source).flatMap {
      StrictMap($0.value, path: path(of: key), of: &source)
    }
  }

  /// The value at a key that must be there; notes what is wrong with it.
  public func value(_ key: String, _ type: FieldType, in source: inout YAMLDocument) -> JSONValue? {
    required(key, in: &source).flatMap { value(of: $0, type, in: &source) }
  }

  /// The value of an entry; notes what is wrong with it.
  public func value(of entry: YAMLNode.Entry, _ type: FieldType, in source: inout YAMLDocument)
    -> JSONValue?
  {
    let (value, problems) = type.read(entry.value, path: path(of: entry.key))
    for problem in problems {
      source.add(
        problem.message, at: problem.place.width == 0 ? entry.place : problem.place, problem.remedy)
    }
    return problems.isEmpty ? value : nil
  }

  public func text(_ key: String, in source: inout YAMLDocument) -> String? {
    value(key, .text, in: &source)?.shown
  }

  public func number(_ key: String, _ bounds: Bounds, in source: inout YAMLDocument) -> Double? {
    guard case .number(let number)? = value(key, .number(bounds), in: &source) else { return nil }
    return number
  }

  /// A list of some of these words, each once.
  public func words(_ key: String, among choices: [String], in source: inout YAMLDocument)
    -> [String]?
  {
    guard case .list(let values)? = value(key, .choices(choices), in: &source) else { return nil }
    return values.map(\.shown)
  }
}

extension YAMLLocation {
  /// With something to point at.
  public var visible: YAMLLocation {
    YAMLLocation(line: line, column: column, width: max(1, width))
  }
}
