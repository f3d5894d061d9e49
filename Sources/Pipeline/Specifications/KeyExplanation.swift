import Records
/// What a key of specifications means, wherever it may stand.
public struct KeyExplanation: Sendable {
  /// One meaning of it.
  struct Meaning: Equatable, Sendable {
    var path: String
    var documentation: String
    var takes: String
    var standard: String
    var profiles: String
    var condition: String
    /// The kinds of experiment, or the methods of a training, that have it.
    var places: [String]
  }

  private let key: String
  private let meanings: [Meaning]

  /// Looks a key up: by its whole path, by the end of one (`steps` for `train.steps`), or by a group
  /// of keys (`train`), which stands for all that are in it.
  ///
  /// - Throws: `UnknownKey` for a key that no kind of experiment has.
  public init(of key: String, in schema: Schema) throws(UnknownKey) {
    self.key = key
    let all = Self.meanings(in: schema)
    let exact = all.filter { $0.path == key || $0.path.hasSuffix("." + key) }
    let group = all.filter { $0.path.hasPrefix(key + ".") }
    meanings = Self.merged(exact.isEmpty ? group : exact)
    guard meanings.isEmpty else { return }
    throw UnknownKey(
      key: key, hint: suggestion(for: key, among: Self.nameable(all)))
  }

  /// The paths of all keys, sorted.
  public static func keys(of schema: Schema) -> [String] {
    Set(meanings(in: schema).map(\.path)).sorted()
  }

  /// Paths and the names at their ends.
  private static func nameable(_ meanings: [Meaning]) -> [String] {
    let paths = meanings.map(\.path)
    return Set(paths + paths.compactMap { $0.split(separator: ".").last.map(String.init) }).sorted()
  }

  private static func meanings(in schema: Schema) -> [Meaning] {
    let kinds = RunKind.allCases.flatMap { kind in
      schema.allFields(of: kind).map { Meaning($0, in: kind.rawValue) }
    }
    let methods = schema.methods.sorted { $0.key < $1.key }.flatMap { method, fields in
      fields.map { field in
        var meaning = Meaning(field, in: method)
        meaning.path = "methods.\(method).\(field.path)"
        return meaning
      }
    }
    return Header.meanings + kinds + methods
  }

  /// Each meaning once, with all of its places; `methods.<method>` stands for several methods.
  private static func merged(_ meanings: [Meaning]) -> [Meaning] {
    var result: [Meaning] = []
    for meaning in meanings {
      var general = meaning
      if let method = meaning.method {
        general.path = "methods.<method>" + meaning.path.dropFirst("methods.\(method)".count)
      }
      let twin = result.firstIndex {
        var candidate = $0
        candidate.places = general.places
        return candidate == general
      }
      if let twin {
        result[twin].places += meaning.places
      } else {
        result.append(general)
      }
    }
    return result
  }
}

extension KeyExplanation.Meaning {
  fileprivate static let compulsory = "none: it must be written"

  fileprivate init(_ field: Field, in place: String) {
    path = field.path
    documentation = field.documentation
    takes = field.type.description
    standard =
      field.default.map { [.text(""), .list([])].contains($0) ? "empty" : $0.shown }
      ?? Self.compulsory
    profiles = field.variesByProfile ? "may set it" : "all have the same"
    condition = field.condition?.description ?? "always"
    places = [place]
  }

  /// The method whose setting it is.
  fileprivate var method: String? {
    path.hasPrefix("methods.") ? path.split(separator: ".").dropFirst().first.map(String.init) : nil
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
      let rows = [
        ["takes", meaning.takes], ["default", meaning.standard], ["profiles", meaning.profiles],
        ["read", meaning.condition],
        [meaning.method == nil ? "kinds" : "methods", meaning.places.joined(separator: ", ")],
      ]
      return ([meaning.path, "  \(meaning.documentation)"] + aligned(rows).map { "  \($0)" })
        .joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  /// Every key with its sentence: first those of every file, then by kind, then those of methods.
  public static func list(of schema: Schema) -> String {
    let all = meanings(in: schema)
    func block(_ heading: String, _ meanings: [Meaning]) -> String {
      let rows = meanings.map { [" ", $0.path, $0.documentation] }
      return ([heading] + aligned(rows)).joined(separator: "\n") + "\n"
    }
    let kinds = RunKind.allCases.map { kind in
      block(kind.rawValue, all.filter { $0.places == [kind.rawValue] && $0.method == nil })
    }
    let methods = merged(all.filter { $0.method != nil }).map { meaning in
      var meaning = meaning
      meaning.documentation += " (\(meaning.places.joined(separator: ", ")))"
      return meaning
    }
    let blocks = [block("every file", Header.meanings)] + kinds + [block("methods", methods)]
    return blocks.joined(separator: "\n")
  }
}

extension Header {
  /// The keys that every file has, and the two that hold maps.
  fileprivate static var meanings: [KeyExplanation.Meaning] {
    let kinds = RunKind.allCases.map(\.rawValue)
    func meaning(
      _ path: String, _ takes: String, _ standard: String, _ documentation: String,
      in places: [String] = kinds
    ) -> KeyExplanation.Meaning {
      KeyExplanation.Meaning(
        path: path, documentation: documentation, takes: takes, standard: standard,
        profiles: "all have the same", condition: "always", places: places)
    }
    let compulsory = KeyExplanation.Meaning.compulsory
    return [
      meaning(
        "schema", Schema.language, compulsory, "The language of the file and its version."),
      meaning(
        "kind", FieldType.choice(kinds).description,
        "none: a file without it is there to be extended", "What the experiment does."),
      meaning("id", "a text", compulsory, "The name of the experiment, and of its file."),
      meaning(
        "extends", "the name of a file beside this one", "none: nothing is extended",
        "A file without kind, which gives what this one does not say."),
      meaning("title", "a text", compulsory, "What people call it; it is in no key."),
      meaning(
        "profiles", "a map of smoke, quick and full", "none: all profiles are the same",
        "What a profile sets: keys that may vary by profile, stronger than the file's own."),
      meaning(
        "methods", "a map of learners, {} for their defaults", compulsory,
        "The learners to train, a cell for each, with their settings.",
        in: [RunKind.training.rawValue]),
    ]
  }
}

/// A key that no kind of experiment has.
public struct UnknownKey: Error, Equatable, Sendable, CustomStringConvertible {
  public let key: String
  /// What may have been meant.
  public let hint: String

  public var description: String { "no specification has a key '\(key)'; \(hint)" }
}
