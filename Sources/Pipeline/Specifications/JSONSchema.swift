import Records
extension Schema {
  /// What specifications may say, as a JSON Schema of draft 2020-12, for editors.
  ///
  /// It holds of a file by itself. What depends on another file or on other values (whether a key is
  /// missing or never read, whether lists ascend, what a reference names) is left to the program; a
  /// key's description says it.
  public var jsonSchema: String {
    let kinds = RunKind.allCases.map(\.rawValue)
    let choices = RunKind.allCases.map { kind in
      Self.branch(
        when: .map(["const": .text(kind.rawValue)]), then: kind.rawValue)
    }
    let base = JSONValue.map([
      "if": .map(["not": .map(["required": .list([.text("kind")])])]),
      "then": .map(["$ref": .text("#/$defs/extended")]),
    ])
    var definitions: [String: JSONValue] = [:]
    let named = [("extended", RunKind.allCases)] + RunKind.allCases.map { ($0.rawValue, [$0]) }
    for (name, kinds) in named {
      definitions[name] = definition(name, of: kinds)
      definitions["\(name)-profile"] = Self.object(
        Vocabulary(kinds: kinds, schema: self).all.filter(\.variesByProfile),
        methods: methodNames(kinds))
    }
    return JSONValue.map([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("A specification of dmil, \(Self.language)"), "type": .text("object"),
      "required": .list([.text("schema")]),
      "properties": .map([
        "schema": .map(["const": .text(Self.language)]),
        "kind": .map(["enum": .list(kinds.map(JSONValue.text))]),
      ]),
      "allOf": .list(choices + [base]), "$defs": .map(definitions),
    ]).indentedJSON
  }

  private static func branch(when kind: JSONValue, then definition: String) -> JSONValue {
    .map([
      "if": .map([
        "properties": .map(["kind": kind]), "required": .list([.text("kind")]),
      ]),
      "then": .map(["$ref": .text("#/$defs/\(definition)")]),
    ])
  }

  /// What a file of one of these kinds holds.
  private func definition(_ name: String, of kinds: [RunKind]) -> JSONValue {
    let vocabulary = Vocabulary(kinds: kinds, schema: self)
    let text = FieldType.text.jsonSchema
    var members: [String: JSONValue] = [
      "schema": .map([:]), "kind": .map([:]), "id": text, "title": text, "extends": text,
    ]
    let overlay = JSONValue.map(["$ref": .text("#/$defs/\(name)-profile")])
    members["profiles"] = .map([
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .map(
        Dictionary(uniqueKeysWithValues: Profile.allCases.map { ($0.rawValue, overlay) })),
    ])
    guard case .map(var object) = Self.object(vocabulary.all, methods: methodNames(kinds)),
      case .map(let keys)? = object["properties"]
    else { preconditionFailure("an object is a map") }
    object["properties"] = .map(keys.merging(members) { $1 })
    if kinds.count == 1 {
      let required = ["id", "title"] + (kinds == [.training] ? ["methods"] : [])
      object["required"] = .list(required.map(JSONValue.text))
    }
    return .map(object)
  }

  private func methodNames(_ kinds: [RunKind]) -> [String] {
    kinds.contains(.training) ? methods.keys.sorted() : []
  }

  /// A map of these fields, nested along their paths; methods may have no field at all.
  private static func object(_ fields: [Field], methods: [String]) -> JSONValue {
    object(fields.map { ($0.path, $0) }, emptyGroups: methods.map { "methods.\($0)" })
  }

  private static func object(
    _ fields: [(path: String, field: Field)], emptyGroups: [String]
  ) -> JSONValue {
    var meanings: [String: [Field]] = [:]
    var groups: [String: (fields: [(path: String, field: Field)], emptyGroups: [String])] = [:]
    for (path, field) in fields {
      let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count == 1 {
        meanings[path, default: []].append(field)
      } else {
        groups[parts[0], default: ([], [])].fields.append((parts[1], field))
      }
    }
    for group in emptyGroups {
      let parts = group.split(separator: ".", maxSplits: 1).map(String.init)
      groups[parts[0], default: ([], [])].emptyGroups += parts.dropFirst()
    }
    var properties = meanings.mapValues { fields in
      let schemas = fields.map(\.jsonSchema).reduce(into: [JSONValue]()) { distinct, schema in
        if !distinct.contains(schema) { distinct.append(schema) }
      }
      return schemas.count == 1 ? schemas[0] : .map(["anyOf": .list(schemas)])
    }
    for (name, group) in groups {
      properties[name] = object(group.fields, emptyGroups: group.emptyGroups)
    }
    return .map([
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .map(properties),
    ])
  }
}

extension Field {
  fileprivate var jsonSchema: JSONValue {
    guard case .map(var members) = type.jsonSchema else { return type.jsonSchema }
    let condition = condition.map { " Read \($0)." } ?? ""
    members["description"] = .text(documentation + condition)
    members["default"] = `default`
    return .map(members)
  }
}

extension FieldType {
  fileprivate var jsonSchema: JSONValue {
    switch self {
    case .flag: .map(["type": .text("boolean")])
    case .integer(let range): Self.integer(range)
    case .number(let bounds): .map(bounds.jsonSchema.merging(["type": .text("number")]) { $1 })
    case .text, .reference: .map(["type": .text("string"), "minLength": .integer(1)])
    case .choice(let choices): .map(["enum": .list(choices.map(JSONValue.text))])
    case .choices(let choices): Self.list(of: .choice(choices), isUnique: true)
    case .integers(let range): Self.list(of: .integer(range), isUnique: false)
    case .distinctIntegers(let range):
      Self.list(of: .integer(range), isUnique: true, mayBeEmpty: true)
    case .ascendingNumbers(let bounds): Self.list(of: .number(bounds), isUnique: true)
    case .references(let kind):
      Self.list(of: .reference(kind), isUnique: true, mayBeEmpty: true)
    }
  }

  /// An integer, or digits in groups: to a reader of YAML 1.2 `10_000` is a text.
  private static func integer(_ range: ClosedRange<Int>) -> JSONValue {
    var members: [String: JSONValue] = [
      "type": .text("integer"), "minimum": .integer(range.lowerBound),
    ]
    if range.upperBound < .max { members["maximum"] = .integer(range.upperBound) }
    return .map([
      "anyOf": .list([
        .map(members),
        .map(["type": .text("string"), "pattern": .text("^[0-9]+(_[0-9]+)+$")]),
      ])
    ])
  }

  private static func list(
    of element: FieldType, isUnique: Bool, mayBeEmpty: Bool = false
  ) -> JSONValue {
    .map([
      "type": .text("array"), "items": element.jsonSchema,
      "minItems": .integer(mayBeEmpty ? 0 : 1), "uniqueItems": .flag(isUnique),
    ])
  }
}
