public import Records
/// What a file, and the file that it extends, set.
struct Layers {
  var common: Section
  var profiles: [Profile: Section]

  init(reading header: Header, of source: YAMLDocument, as vocabulary: Vocabulary) {
    common = Section(reading: header.body, of: source, as: vocabulary, isProfile: false)
    profiles = header.profiles.mapValues {
      Section(reading: $0, of: source, as: vocabulary, isProfile: true)
    }
  }

  var errors: [SpecificationError] { common.errors + profiles.values.flatMap(\.errors) }
}

/// One experiment as its file asks for it.
public struct Specification {
  public let source: YAMLDocument
  public let header: Header
  public let kind: RunKind
  private let own: Layers
  private let base: Layers?
  private let vocabulary: Vocabulary
  private let methodsOfMixedData: Set<String>

  init(source: YAMLDocument, header: Header, kind: RunKind, base: Layers?, schema: Schema) {
    self.source = source
    self.header = header
    self.kind = kind
    self.base = base
    vocabulary = Vocabulary(kinds: [kind], schema: schema)
    methodsOfMixedData = schema.methodsOfMixedData
    own = Layers(reading: header, of: source, as: vocabulary)
  }

  /// The learners of a training experiment, in the order of the file.
  public var methods: [String] { own.common.methods.map(\.name) }

  /// What is wrong in this file taken by itself.
  public var errors: [SpecificationError] {
    var errors = own.errors
    if kind == .training, methods.isEmpty {
      errors.append(
        source.error("the key 'methods' is missing", at: header.place, "write methods: {bc: {}}"))
    }
    for method in own.profiles.values.flatMap(\.methods) where !methods.contains(method.name) {
      errors.append(
        source.error(
          "'methods.\(method.name)' is not a method of this experiment", at: method.place,
          suggestion(for: method.name, among: methods)))
    }
    if settings(under: .full)["suboptimal"] == nil {
      for method in own.common.methods where methodsOfMixedData.contains(method.name) {
        errors.append(
          source.error(
            "'\(method.name)' learns from suboptimal data, and there are none", at: method.place,
            "name a 'mixture' and a 'suboptimal' demonstration"))
      }
    }
    // With an unreadable value about, "missing" and "never read" would be guesses.
    guard own.errors.isEmpty, base?.errors.isEmpty ?? true else { return errors }
    var found: Set<SpecificationError> = []
    for profile in Profile.allCases { found.formUnion(problems(under: profile)) }
    return errors + found
  }

  /// Every value of this experiment, by path, each from the strongest layer that sets it: default <
  /// extended file < file < extended file's profile < file's profile.
  func settings(under profile: Profile) -> [String: Setting] {
    var result: [String: Setting] = [:]
    for field in fields {
      guard let value = field.default else { continue }
      result[field.path] = Setting(value: value, source: source, place: header.place)
    }
    let layers = [
      base?.common, own.common, base?.profiles[profile], own.profiles[profile],
    ]
    for layer in layers.compactMap({ $0 }) {
      for field in fields {
        guard let setting = layer.settings[field.path] else { continue }
        result[field.path] = setting
      }
    }
    let values = result.mapValues(\.value)
    for field in fields where !(field.condition?.holds(in: values) ?? true) {
      result[field.path] = nil
    }
    return result
  }

  /// Every value of this experiment.
  public func values(under profile: Profile) -> RunValues {
    RunValues(settings(under: profile).mapValues(\.value))
  }

  /// Whether the profile asks for a run of it: one without seeds does not.
  public func hasRuns(under profile: Profile) -> Bool {
    settings(under: profile)["seeds"]?.value != .list([])
  }

  /// What must hold for the key at `path` to be read; `nil` where it is always read.
  public func condition(of path: String) -> Condition? {
    vocabulary.meanings(of: path).first?.condition
  }

  /// Whether the key at `path` is there for this demonstrator or controller, and not for all.
  public func isRead(_ path: String, by choice: String) -> Bool {
    condition(of: path)?.choices.contains(choice) ?? false
  }

  /// The fields of this kind, those of methods that are not asked for left out.
  private var fields: [Field] {
    vocabulary.all.filter { field in
      !field.path.hasPrefix("methods.")
        || methods.contains { field.path.hasPrefix("methods.\($0).") }
    }
  }

  private func problems(under profile: Profile) -> [SpecificationError] {
    let settings = settings(under: profile)
    let values = settings.mapValues(\.value)
    var errors: [SpecificationError] = []
    for field in fields {
      if let condition = field.condition, !condition.holds(in: values) {
        guard let setting = own.common.settings[field.path] else { continue }
        let choices = condition.choices.joined(separator: " or ")
        errors.append(
          source.error(
            "'\(field.path)' is read only where '\(condition.path)' has \(choices)",
            at: setting.place, "remove it"))
      } else if settings[field.path] == nil {
        errors.append(
          source.error(
            "the key '\(field.path)' is missing", at: header.place,
            "write \(field.path): \(field.type.description)"))
      }
    }
    return errors
  }
}
