import Records
extension Schema {
  /// Specifications as a JSON Schema of draft 2020-12, for editors.
  ///
  /// It holds of a file by itself. Everything that depends on another file or on other values
  /// (whether a key is missing or never read, whether lists ascend, what a reference names) is
  /// checked by the program alone; a key's description says when it is read.
  public var jsonSchema: String {
    let kinds = RunKind.allCases.map(\.rawValue)
    let branches = RunKind.allCases.map { kind in
      JSONValue.map([
        "if": .map([
          "properties": .map(["kind": .map(["const": .text(kind.rawValue)])]),
          "required": .list([.text("kind")]),
        ]),
        "then": .map(["$ref": .text("#/$defs/\(kind.rawValue)")]),
      ])
    }
    let base = JSONValue.map([
      "if": .map(["not": .map(["required": .list([.text("kind")])])]),
      "then": .map(["$ref": .text("#/$defs/extended")]),
    ])
    var definitions: [String: JSONValue] = [:]
    let named = [("extended", RunKind.allCases)] + RunKind.allCases.map { ($0.rawValue, [$0]) }
    for (name, kinds) in named {
      definitions[name] = definition(name, of: kinds)
      let keys = KeyTable(kinds: kinds, schema: self)
      definitions["\(name)-profile"] = Self.object(
        keys.all.filter(\.variesByProfile), of: keys.tasks, methods: methodNames(kinds))
    }
    return JSONValue.map([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("A specification of dmil, \(Self.language)"), "type": .text("object"),
      "required": .list([.text("schema")]),
      "properties": .map([
        "schema": .map(["const": .text(Self.language)]),
        "kind": .map(["enum": .list(kinds.map(JSONValue.text))]),
      ]),
      "allOf": .list(branches + [base]), "$defs": .map(definitions),
    ]).indentedJSON
  }

  /// A file of one of these kinds.
  private func definition(_ name: String, of kinds: [RunKind]) -> JSONValue {
    let keys = KeyTable(kinds: kinds, schema: self)
    let overlay = JSONValue.map(["$ref": .text("#/$defs/\(name)-profile")])
    let profiles = JSONValue.map([
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .map(
        Dictionary(uniqueKeysWithValues: Profile.allCases.map { ($0.rawValue, overlay) })),
    ])
    guard
      case .map(var object) = Self.object(keys.all, of: keys.tasks, methods: methodNames(kinds)),
      case .map(var properties)? = object["properties"]
    else { preconditionFailure("an object is a map") }
    properties["profiles"] = profiles
    object["properties"] = .map(properties)
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
  private static func object(
    _ fields: [Field], of tasks: [String], methods: [String]
  ) -> JSONValue {
    object(
      fields.map { ($0.path, $0.jsonSchema(tasks: tasks)) },
      emptyGroups: methods.map { "methods.\($0)" })
  }

  private static func object(
    _ fields: [(path: String, schema: JSONValue)], emptyGroups: [String]
  ) -> JSONValue {
    var meanings: [String: [JSONValue]] = [:]
    var groups: [String: (fields: [(path: String, schema: JSONValue)], emptyGroups: [String])] = [:]
    for (path, schema) in fields {
      let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
      if parts.count > 1 {
        groups[parts[0], default: ([], [])].fields.append((parts[1], schema))
      } else if meanings[path]?.contains(schema) != true {
        meanings[path, default: []].append(schema)
      }
    }
    for group in emptyGroups {
      let parts = group.split(separator: ".", maxSplits: 1).map(String.init)
      groups[parts[0], default: ([], [])].emptyGroups += parts.dropFirst()
    }
    var properties = meanings.mapValues { $0.count == 1 ? $0[0] : .map(["anyOf": .list($0)]) }
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
  /// A value, or a map of tasks to values if there are tasks that it may vary by.
  fileprivate func jsonSchema(tasks: [String]) -> JSONValue {
    let condition = condition.map { " Read \($0)." } ?? ""
    var members: [String: JSONValue] = ["description": .text(documentation + condition)]
    members["default"] = `default`
    if !tasks.isEmpty, variesByTask {
      let byTask = JSONValue.map([
        "type": .text("object"), "additionalProperties": type.jsonSchema,
        "propertyNames": .map(["enum": .list(tasks.map(JSONValue.text))]),
      ])
      members["anyOf"] = .list([type.jsonSchema, byTask])
    } else if case .map(let own) = type.jsonSchema {
      members.merge(own) { $1 }
    }
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
    case .sha256: .map(["type": .text("string"), "pattern": .text("^[0-9a-f]{64}$")])
    case .choice(let choices): .map(["enum": .list(choices.map(JSONValue.text))])
    case .choices(let choices): Self.list(of: .choice(choices))
    case .integers(let range): Self.list(of: .integer(range), isUnique: false)
    case .distinctIntegers(let range): Self.list(of: .integer(range), mayBeEmpty: true)
    case .ascendingNumbers(let bounds): Self.list(of: .number(bounds))
    case .references(let kind): Self.list(of: .reference(kind), mayBeEmpty: true)
    case .map: .map(["type": .text("object")])
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
    of element: FieldType, isUnique: Bool = true, mayBeEmpty: Bool = false
  ) -> JSONValue {
    .map([
      "type": .text("array"), "items": element.jsonSchema,
      "minItems": .integer(mayBeEmpty ? 0 : 1), "uniqueItems": .flag(isUnique),
    ])
  }
}
