/// A map of a file that people write, read strictly: keys that are unknown, missing or of the wrong
/// type are errors of the file, with their places.
struct StrictMap {
  let path: String
  let place: Place
  let entries: [Tree.Entry]

  /// The whole file; `nil` when it cannot be read as a map.
  init?(of source: Source) {
    guard let entries = source.entries else { return nil }
    self.init(path: "", place: Place(line: 1, column: 1), entries: entries)
  }

  /// What stands at `path`; `nil` with an error when it is not a map.
  init?(_ tree: Tree, path: String, of source: inout Source) {
    guard case .map(let entries, let place) = tree else {
      source.add("'\(path)' must be a map", at: tree.place.visible, "write its keys below it")
      return nil
    }
    self.init(path: path, place: place, entries: entries)
  }

  private init(path: String, place: Place, entries: [Tree.Entry]) {
    self.path = path
    self.place = place
    self.entries = entries
  }

  func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

  func entry(_ key: String) -> Tree.Entry? { entries.first { $0.key == key } }

  /// Notes every key that is none of these.
  ///
  /// - Parameters:
  ///   - keys: What there may be.
  ///   - kind: What a key is the name of.
  ///   - source: The file.
  func allow(_ keys: [String], as kind: String = "key", in source: inout Source) {
    for entry in entries where !keys.contains(entry.key) {
      let name = kind == "key" ? path(of: entry.key) : entry.key
      source.add(
        "unknown \(kind) '\(name)'", at: entry.place, suggestion(for: entry.key, among: keys))
    }
  }

  /// The entry of a key; notes that it is missing.
  func required(_ key: String, in source: inout Source) -> Tree.Entry? {
    if let entry = entry(key) { return entry }
    source.add("the key '\(path(of: key))' is missing", at: place, "write \(key): and its value")
    return nil
  }

  /// The map at a key; notes what is wrong with it.
  func map(_ key: String, in source: inout Source) -> StrictMap? {
    required(key, in: &source).flatMap {
      StrictMap($0.value, path: path(of: key), of: &source)
    }
  }

  /// The value at a key that must be there; notes what is wrong with it.
  func value(_ key: String, _ type: FieldType, in source: inout Source) -> Value? {
    required(key, in: &source).flatMap { value(of: $0, type, in: &source) }
  }

  /// The value of an entry; notes what is wrong with it.
  func value(of entry: Tree.Entry, _ type: FieldType, in source: inout Source) -> Value? {
    let (value, problems) = type.read(entry.value, path: path(of: entry.key))
    for problem in problems {
      source.add(
        problem.message, at: problem.place.width == 0 ? entry.place : problem.place, problem.remedy)
    }
    return problems.isEmpty ? value : nil
  }

  func text(_ key: String, in source: inout Source) -> String? {
    value(key, .text, in: &source)?.shown
  }

  func number(_ key: String, _ bounds: Bounds, in source: inout Source) -> Double? {
    guard case .number(let number)? = value(key, .number(bounds), in: &source) else { return nil }
    return number
  }

  /// A list of some of these words, each once.
  func words(_ key: String, among choices: [String], in source: inout Source) -> [String]? {
    guard case .list(let values)? = value(key, .choices(choices), in: &source) else { return nil }
    return values.map(\.shown)
  }
}

extension Place {
  /// With something to point at.
  var visible: Place { Place(line: line, column: column, width: max(1, width)) }
}
