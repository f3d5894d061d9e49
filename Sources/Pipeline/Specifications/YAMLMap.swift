public import Records

/// A map of a file that people write, read strictly: unknown keys, missing keys and values of a
/// wrong type become errors of the file at their locations.
public struct YAMLMap {
  public let path: String
  public let location: YAMLLocation
  public let entries: [YAMLNode.Entry]
  public let document: YAMLDocument

  /// The whole file; `nil` if it cannot be read as a map.
  public init?(of document: YAMLDocument) {
    guard let entries = document.entries else { return nil }
    (path, location, self.entries, self.document) = ("", .start, entries, document)
  }

  /// The value at `path`; `nil` and an error if it is not a map.
  public init?(_ node: YAMLNode, path: String, of document: YAMLDocument) {
    guard case .map(let entries, let location) = node else {
      document.report("'\(path)' must be a map", at: node.location, "write its keys below it")
      return nil
    }
    (self.path, self.location, self.entries, self.document) = (path, location, entries, document)
  }

  public func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  public func entry(_ key: String) -> YAMLNode.Entry? { entries.first { $0.key == key } }

  /// Each entry whose value is a map.
  public func maps() -> [(entry: YAMLNode.Entry, map: YAMLMap)] {
    entries.compactMap { entry in
      YAMLMap(entry.value, path: path(of: entry.key), of: document).map { (entry, $0) }
    }
  }

  /// Reports every key that is not one of `keys`; `kind` is a word for the things that the keys name.
  public func allow(_ keys: [String], as kind: String = "key") {
    for entry in entries where !keys.contains(entry.key) {
      let name = kind == "key" ? path(of: entry.key) : entry.key
      document.report(
        "unknown \(kind) '\(name)'", at: entry.location, suggestion(for: entry.key, among: keys))
    }
  }

  /// The entry of a key that must be there.
  public func required(_ key: String) -> YAMLNode.Entry? {
    if let entry = entry(key) { return entry }
    document.report(
      "the key '\(path(of: key))' is missing", at: location, "write \(key): and its value")
    return nil
  }

  /// The map at a key that must be there.
  public func map(_ key: String) -> YAMLMap? {
    required(key).flatMap { YAMLMap($0.value, path: path(of: key), of: document) }
  }

  /// The value at a key that must be there.
  public func value(_ key: String, _ type: FieldType) -> JSONValue? {
    required(key).flatMap { value(of: $0, type) }
  }

  /// The value of an entry; `nil` and errors if it does not have the type.
  public func value(of entry: YAMLNode.Entry, _ type: FieldType) -> JSONValue? {
    let reading = type.read(entry.value, path: path(of: entry.key))
    document.report(reading.problems, at: entry)
    return reading.problems.isEmpty ? reading.value : nil
  }

  public func text(_ key: String) -> String? { value(key, .text)?.shown }

  public func number(_ key: String, _ bounds: Bounds) -> Double? {
    guard case .number(let number)? = value(key, .number(bounds)) else { return nil }
    return number
  }

  /// Some of the choices, each once.
  public func words(_ key: String, among choices: [String]) -> [String]? {
    guard case .list(let values)? = value(key, .choices(choices)) else { return nil }
    return values.map(\.shown)
  }
}

extension YAMLDocument {
  /// Reports the error of the value of an entry; an empty value at its key.
  func report(_ problems: [FieldType.Problem], at entry: YAMLNode.Entry) {
    for problem in problems {
      let location = problem.location.width == 0 ? entry.location : problem.location
      report(problem.message, at: location, problem.remedy)
    }
  }
}
