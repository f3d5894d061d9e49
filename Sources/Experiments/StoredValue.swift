import Foundation

extension Value {
  /// Reads the JSON that `indentedJSON` wrote, a subset of what specifications are written in.
  ///
  /// - Throws: `StoreError.edited` for anything else, a truncated file among them.
  init(stored data: Data, file: String) throws(StoreError) {
    let source = Source(file: file, data: data)
    if let error = source.errors.first {
      throw .edited(file: file, problem: "line \(error.line): \(error.message)")
    }
    guard let entries = source.entries else { throw .edited(file: file, problem: "no JSON object") }
    self = try Self.value(of: .map(entries, Place(line: 1, column: 1)), file: file)
    guard Data(indentedJSON.utf8) == data else {
      throw .edited(file: file, problem: "it is not laid out as it was written")
    }
  }

  private static func value(of tree: Tree, file: String) throws(StoreError) -> Value {
    switch tree {
    case .map(let entries, _):
      var members: [String: Value] = [:]
      for entry in entries { members[entry.key] = try value(of: entry.value, file: file) }
      return .map(members)
    case .list(let trees, _):
      var values: [Value] = []
      for tree in trees { values.append(try value(of: tree, file: file)) }
      return .list(values)
    case .scalar(let word, let isQuoted, let place):
      switch Scalar(word, isQuoted: isQuoted) {
      case .flag(let flag): return .flag(flag)
      case .integer(let integer): return .integer(integer)
      case .number(let number): return .number(number)
      case .text(let text) where isQuoted: return .text(text)
      case .text, .doubtful, .trap:
        throw .edited(file: file, problem: "line \(place.line): \(word) is not a JSON value")
      }
    }
  }
}

extension Value {
  /// A number, or the word for one that JSON cannot write.
  static func measured(_ number: Double) -> Value {
    number.isFinite ? .number(number) : .text(number.description)
  }
}

/// A map being read from a stored file: what is missing or of another type is named with the file.
struct StoredMap {
  let value: Value
  let file: String

  func text(_ path: String) throws(StoreError) -> String {
    guard case .text(let text)? = value[path] else { throw wrong(path) }
    return text
  }

  func integer(_ path: String) throws(StoreError) -> Int {
    guard case .integer(let integer)? = value[path] else { throw wrong(path) }
    return integer
  }

  func number(_ path: String) throws(StoreError) -> Double {
    guard case .number(let number)? = value[path] else { throw wrong(path) }
    return number
  }

  func flag(_ path: String) throws(StoreError) -> Bool {
    guard case .flag(let flag)? = value[path] else { throw wrong(path) }
    return flag
  }

  func map(_ path: String) throws(StoreError) -> [String: Value] {
    guard case .map(let members)? = value[path] else { throw wrong(path) }
    return members
  }

  func texts(_ path: String) throws(StoreError) -> [String: String] {
    var texts: [String: String] = [:]
    for (name, value) in try map(path) {
      guard case .text(let text) = value else { throw wrong(path) }
      texts[name] = text
    }
    return texts
  }

  func list(_ path: String) throws(StoreError) -> [Value] {
    guard case .list(let values)? = value[path] else { throw wrong(path) }
    return values
  }

  func maps(_ path: String) throws(StoreError) -> [StoredMap] {
    try list(path).map { StoredMap(value: $0, file: file) }
  }

  /// A number written by `Value.measured`.
  func measured(_ path: String) throws(StoreError) -> Double {
    switch value[path] {
    case .number(let number)?: return number
    case .text(let word)?:
      guard let number = Double(word), !number.isFinite else { throw wrong(path) }
      return number
    default: throw wrong(path)
    }
  }

  func measuredIfPresent(_ path: String) throws(StoreError) -> Double? {
    value[path] == nil ? nil : try measured(path)
  }

  /// The maps of the list that a file with this `schema` is about.
  static func list(
    _ path: String, schema: String, stored data: Data, file: String
  ) throws(StoreError) -> [StoredMap] {
    let map = StoredMap(value: try Value(stored: data, file: file), file: file)
    let found = try map.text("schema")
    guard found == schema else { throw .schema(file: file, found: found) }
    return try map.maps(path)
  }

  func wrong(_ path: String) -> StoreError {
    .edited(file: file, problem: "'\(path)' is not what was written")
  }
}
