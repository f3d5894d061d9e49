import Records

/// The documentation of a key of specifications, for every kind and method that has it.
public struct KeyExplanation: Sendable {
  /// One meaning of a key.
  private struct Meaning {
    var field: Field
    /// The kinds of experiment, or the methods of a training, that have the key.
    var owners: [String]

    var path: String { field.path }

    /// The method whose setting it is.
    var method: String? {
      let parts = path.split(separator: ".")
      return parts.count > 1 && parts[0] == "methods" ? String(parts[1]) : nil
    }
  }

  private let meanings: [Meaning]

  /// Looks a key up: by its whole path, by the end of one (`steps` for `train.steps`), or by a group
  /// of keys (`train`), which stands for all keys in it.
  ///
  /// - Throws: `UnknownKey` for a key that no kind of experiment has.
  public init(of key: String, in schema: Schema) throws(UnknownKey) {
    let all = Self.meanings(in: schema)
    let exact = all.filter { $0.path == key || $0.path.hasSuffix("." + key) }
    let group = all.filter { $0.path.hasPrefix(key + ".") }
    meanings = Self.merged(exact.isEmpty ? group : exact)
    guard meanings.isEmpty else { return }
    let paths = all.map(\.path)
    let names = paths + paths.compactMap { $0.split(separator: ".").last.map(String.init) }
    throw UnknownKey(key: key, hint: suggestion(for: key, among: Set(names).sorted()))
  }

  /// The paths of all keys, sorted.
  public static func keys(of schema: Schema) -> [String] {
    Set(meanings(in: schema).map(\.path)).sorted()
  }

  private static func meanings(in schema: Schema) -> [Meaning] {
    let kinds = RunKind.allCases.flatMap { kind in
      schema.allFields(of: kind).map { Meaning(field: $0, owners: [kind.rawValue]) }
    }
    let methods = schema.methodFields.map { field in
      var meaning = Meaning(field: field, owners: [])
      meaning.owners = [meaning.method ?? ""]
      return meaning
    }
    return ofEveryFile + kinds + methods
  }

  /// Each meaning once, with all of its owners; `methods.<method>` stands for several methods.
  private static func merged(_ meanings: [Meaning]) -> [Meaning] {
    var result: [Meaning] = []
    for meaning in meanings {
      var general = meaning
      if let method = meaning.method {
        general.field.path = "methods.<method>" + meaning.path.dropFirst("methods.\(method)".count)
      }
      if let twin = result.firstIndex(where: { $0.field == general.field }) {
        result[twin].owners += meaning.owners
      } else {
        result.append(general)
      }
    }
    return result
  }

  /// The keys of every file, and the two that hold maps.
  private static var ofEveryFile: [Meaning] {
    let kinds = RunKind.allCases.map(\.rawValue)
    let profiles = Field(
      "profiles", .map("smoke, quick and full"), default: .list([]),
      "What a profile sets: keys that may vary by profile, stronger than the file's own.")
    let methods = Field(
      "methods", .map("methods, {} for their defaults"),
      "The methods to train, a cell for each, with their settings.")
    return (Schema.header + [profiles]).map { Meaning(field: $0, owners: kinds) }
      + [Meaning(field: methods, owners: [RunKind.training.rawValue])]
  }
}

extension Condition: CustomStringConvertible {
  /// When the key is read.
  public var description: String { "only where '\(path)' has \(choices.joined(separator: " or "))" }
}

// MARK: - Text

extension KeyExplanation {
  /// A paragraph for each meaning.
  public var text: String {
    meanings.map { meaning in
      let field = meaning.field
      let rows = [
        ["takes", field.type.description],
        ["default", field.default.map(Self.words) ?? "none: it must be written"],
        ["profiles", field.variesByProfile ? "may set it" : "all have the same"],
        ["read", field.condition?.description ?? "always"],
        [meaning.method == nil ? "kinds" : "methods", meaning.owners.joined(separator: ", ")],
      ]
      return ([field.path, "  \(field.documentation)"] + aligned(rows).map { "  \($0)" })
        .joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func words(_ value: JSONValue) -> String {
    [.text(""), .list([])].contains(value) ? "empty" : value.shown
  }

  /// Every key with its sentence: the keys of every file, then by kind, then the keys of methods.
  public static func list(of schema: Schema) -> String {
    let all = meanings(in: schema)
    func block(_ heading: String, _ meanings: [Meaning]) -> String {
      let rows = meanings.map { [" ", $0.path, $0.field.documentation] }
      return ([heading] + aligned(rows)).joined(separator: "\n") + "\n"
    }
    let kinds = RunKind.allCases.map { kind in
      block(kind.rawValue, all.filter { $0.owners == [kind.rawValue] && $0.method == nil })
    }
    let methods = merged(all.filter { $0.method != nil }).map { meaning in
      var meaning = meaning
      meaning.field.documentation += " (\(meaning.owners.joined(separator: ", ")))"
      return meaning
    }
    let blocks = [block("every file", ofEveryFile)] + kinds + [block("methods", methods)]
    return blocks.joined(separator: "\n")
  }
}

/// A key that no kind of experiment has.
public struct UnknownKey: Error, Equatable, Sendable, CustomStringConvertible {
  public let key: String
  /// The nearest keys.
  public let hint: String

  public var description: String { "no specification has a key '\(key)'; \(hint)" }
}
