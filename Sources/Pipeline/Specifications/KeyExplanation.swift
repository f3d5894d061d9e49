import Records

/// The documentation of a key of specifications, for every kind and method that has it.
public struct KeyExplanation: Sendable {
  /// One meaning of a key.
  struct Meaning: Equatable, Sendable {
    var path: String
    var documentation: String
    var takes: String
    var standard: String
    var profiles: String
    var condition: String
    /// The kinds of experiment, or the methods of a training, that have the key.
    var owners: [String]
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
      schema.allFields(of: kind).map { Meaning($0, of: [kind.rawValue]) }
    }
    let methods = schema.methodFields.map { field in
      var meaning = Meaning(field, of: [])
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
        general.path = "methods.<method>" + meaning.path.dropFirst("methods.\(method)".count)
      }
      let twin = result.firstIndex {
        var candidate = $0
        candidate.owners = general.owners
        return candidate == general
      }
      if let twin {
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
    func map(
      _ path: String, _ takes: String, _ standard: String, _ documentation: String,
      of kinds: [String]
    ) -> Meaning {
      Meaning(
        path: path, documentation: documentation, takes: takes, standard: standard,
        profiles: Meaning.same, condition: Meaning.always, owners: kinds)
    }
    return Schema.header.map { Meaning($0, of: kinds) } + [
      map(
        "profiles", "a map of smoke, quick and full", "none: all profiles are the same",
        "What a profile sets: keys that may vary by profile, stronger than the file's own.",
        of: kinds),
      map(
        "methods", "a map of methods, {} for their defaults", Meaning.required,
        "The methods to train, a cell for each, with their settings.",
        of: [RunKind.training.rawValue]),
    ]
  }
}

extension KeyExplanation.Meaning {
  fileprivate static let required = "none: it must be written"
  fileprivate static let same = "all have the same"
  fileprivate static let always = "always"

  fileprivate init(_ field: Field, of owners: [String]) {
    path = field.path
    documentation = field.documentation
    takes = field.type.description
    standard =
      field.default.map { [.text(""), .list([])].contains($0) ? "empty" : $0.shown }
      ?? Self.required
    profiles = field.variesByProfile ? "may set it" : Self.same
    condition = field.condition?.description ?? Self.always
    self.owners = owners
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
        [meaning.method == nil ? "kinds" : "methods", meaning.owners.joined(separator: ", ")],
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
      block(kind.rawValue, all.filter { $0.owners == [kind.rawValue] && $0.method == nil })
    }
    let methods = merged(all.filter { $0.method != nil }).map { meaning in
      var meaning = meaning
      meaning.documentation += " (\(meaning.owners.joined(separator: ", ")))"
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
