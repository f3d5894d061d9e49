import Foundation
import TestSupport
@testable import Records
@testable import Running
@testable import Specifications

/// As much of JSON Schema, draft 2020-12, as the schema of specifications uses.
struct SchemaValidator {
  private let root: JSONValue

  init(_ json: String) throws { root = try JSONValue(parsing: json) }

  /// The paths at which the instance does not hold to the schema.
  func violations(of instance: JSONValue) -> Set<String> { violations(instance, root, "") }

  private func violations(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> Set<String> {
    guard case .map(let rules) = schema else { return [path] }
    var found: Set<String> = []
    for (rule, argument) in rules {
      found.formUnion(violations(value, rule, argument, rules, path))
    }
    return found
  }

  private func violations(
    _ value: JSONValue, _ rule: String, _ argument: JSONValue, _ rules: [String: JSONValue],
    _ path: String
  ) -> Set<String> {
    func unless(_ isRight: Bool) -> Set<String> { isRight ? [] : [path] }
    switch (rule, argument) {
    case ("$ref", .text(let reference)):
      let target = root[String(reference.dropFirst(2)).replacing("/", with: ".")]
      return violations(value, target ?? .flag(false), path)
    case ("type", .text(let type)): return unless(value.isOf(type))
    case ("const", _): return unless(value == argument)
    case ("enum", .list(let choices)): return unless(choices.contains(value))
    case ("minimum", _): return unless((value.real ?? .infinity) >= argument.real ?? 0)
    case ("maximum", _): return unless((value.real ?? -.infinity) <= argument.real ?? 0)
    case ("exclusiveMinimum", _): return unless((value.real ?? .infinity) > argument.real ?? 0)
    case ("exclusiveMaximum", _): return unless((value.real ?? -.infinity) < argument.real ?? 0)
    case ("minLength", .integer(let count)): return unless((value.word?.count ?? count) >= count)
    case ("pattern", .text(let pattern)):
      let isRight = value.word.map { $0.range(of: pattern, options: .regularExpression) != nil }
      return unless(isRight ?? true)
    case ("anyOf", .list(let schemas)):
      return unless(schemas.contains { violations(value, $0, path).isEmpty })
    case ("allOf", .list(let schemas)):
      return schemas.reduce(into: []) { $0.formUnion(violations(value, $1, path)) }
    case ("not", _): return unless(!violations(value, argument, path).isEmpty)
    case ("if", _):
      guard violations(value, argument, path).isEmpty, let then = rules["then"] else { return [] }
      return violations(value, then, path)
    case ("required", .list(let keys)):
      return unless(keys.allSatisfy { value[$0.word ?? ""] != nil })
    case ("properties", .map(let properties)):
      guard case .map(let members) = value else { return [] }
      return properties.reduce(into: []) { found, property in
        guard let member = members[property.key] else { return }
        found.formUnion(violations(member, property.value, path + "/" + property.key))
      }
    case ("additionalProperties", .flag(false)):
      guard case .map(let members) = value else { return [] }
      return Set(
        members.keys.filter { key in
          guard case .map(let known)? = rules["properties"] else { return true }
          return known[key] == nil
        }.map { path + "/" + $0 })
    case ("additionalProperties", _):
      guard case .map(let members) = value else { return [] }
      return members.reduce(into: []) {
        $0.formUnion(violations($1.value, argument, path + "/" + $1.key))
      }
    case ("propertyNames", _):
      guard case .map(let members) = value else { return [] }
      return members.keys.reduce(into: []) {
        $0.formUnion(violations(.text($1), argument, path + "/" + $1))
      }
    case ("items", _):
      guard case .list(let items) = value else { return [] }
      return items.reduce(into: []) { $0.formUnion(violations($1, argument, path)) }
    case ("minItems", .integer(let count)):
      guard case .list(let items) = value else { return [] }
      return unless(items.count >= count)
    case ("uniqueItems", .flag(true)):
      guard case .list(let items) = value else { return [] }
      return unless(items.indices.allSatisfy { !items[..<$0].contains(items[$0]) })
    case ("$schema", _), ("$defs", _), ("title", _), ("description", _), ("default", _),
      ("then", _), ("uniqueItems", _):
      return []
    default: return [path + " has the unknown rule " + rule]
    }
  }
}

extension JSONValue {
  /// A specification as an editor's reader of YAML sees it.
  init(_ tree: YAMLNode) {
    switch tree {
    case .map(let entries, _):
      self = .map(Dictionary(entries.map { ($0.key, JSONValue($0.value)) }) { $1 })
    case .list(let trees, _): self = .list(trees.map { JSONValue($0) })
    case .scalar(let word, let isQuoted, _):
      switch YAMLScalar(word, isQuoted: isQuoted) {
      case .flag(let flag): self = .flag(flag)
      // To YAML 1.2 digits in groups are a text.
      case .integer where word.contains("_"): self = .text(word)
      case .integer(let integer): self = .integer(integer)
      case .number(let number): self = .number(number)
      default: self = .text(word)
      }
    }
  }

  fileprivate var real: Double? {
    switch self {
    case .integer(let integer): Double(integer)
    case .number(let number): number
    default: nil
    }
  }

  fileprivate var word: String? { if case .text(let text) = self { text } else { nil } }

  fileprivate func isOf(_ type: String) -> Bool {
    switch (self, type) {
    case (.flag, "boolean"), (.integer, "integer"), (.integer, "number"), (.number, "number"),
      (.text, "string"), (.list, "array"), (.map, "object"):
      true
    default: false
    }
  }
}
