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
    for (name, kinds) in [("extended", RunKind.allCases)]
      + RunKind.allCases.map({
        ($0.rawValue, [$0])
      })
    {
      let keys = KeyTable(kinds: kinds, schema: self)
      let methods = kinds.contains(.training) ? methods.keys.sorted() : []
      let profile = JSONValue.map(["$ref": .text("#/$defs/\(name)-profile")])
      var required = kinds.count == 1 ? ["id", "title"] : []
      if kinds == [.training] { required.append("methods") }
      definitions[name] = Self.object(
        Self.members(keys.all, keys, methods)
          + Profile.allCases.map { (["profiles", $0.rawValue[...]], profile) },
        required: required)
      definitions["\(name)-profile"] = Self.object(
        Self.members(keys.all.filter(\.variesByProfile), keys, methods))
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

  /// The keys of a map with the schemas of their values; a method may have no key at all.
  private static func members(
    _ fields: [Field], _ keys: KeyTable, _ methods: [String]
  ) -> [(path: ArraySlice<Substring>, schema: JSONValue?)] {
    fields.map { ($0.path.split(separator: ".")[...], $0.jsonSchema(tasks: keys.tasks)) }
      + methods.map { (["methods", $0[...]], nil) }
  }

  /// A map, nested along the paths of its members.
  private static func object(
    _ members: [(path: ArraySlice<Substring>, schema: JSONValue?)], required: [String] = []
  ) -> JSONValue {
    let properties = Dictionary(grouping: members) { String($0.path.first ?? "") }
    var result: [String: JSONValue] = [
      "type": .text("object"), "additionalProperties": .flag(false),
      "properties": .map(
        properties.mapValues { members in
          var meanings: [JSONValue] = []
          for case let (path, schema?) in members where path.count == 1 {
            if !meanings.contains(schema) { meanings.append(schema) }
          }
          guard meanings.isEmpty else {
            return meanings.count == 1 ? meanings[0] : .map(["anyOf": .list(meanings)])
          }
          return object(members.map { ($0.path.dropFirst(), $0.schema) }.filter { !$0.0.isEmpty })
        }),
    ]
    if !required.isEmpty { result["required"] = .list(required.map(JSONValue.text)) }
    return .map(result)
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
