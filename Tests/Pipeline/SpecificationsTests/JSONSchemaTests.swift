import Specifications
import Foundation
import Testing
import TestSupport
@testable import Records

struct JSONSchemaTests {
  private let schema: JSONValue

  init() throws {
    schema = try JSONValue(parsing: Sample.schema().jsonSchema)
  }

  private func member(_ kind: String, _ keys: String...) throws -> JSONValue {
    try keys.reduce(try #require(schema["$defs.\(kind)"])) { value, key in
      try #require(value["properties.\(key)"], "\(key)")
    }
  }

  @Test func isOfDraft2020AndHasADefinitionForEachKind() {
    #expect(schema["$schema"] == .text("https://json-schema.org/draft/2020-12/schema"))
    for kind in RunKind.allCases {
      #expect(schema["$defs.\(kind.rawValue)"] != nil)
      #expect(schema["$defs.\(kind.rawValue)-profile"] != nil)
    }
  }

  @Test func everyReferenceLeadsSomewhere() {
    func check(_ value: JSONValue) {
      switch value {
      case .map(let members):
        if case .text(let reference)? = members["$ref"] {
          #expect(reference.hasPrefix("#/$defs/"))
          #expect(schema["$defs.\(reference.dropFirst("#/$defs/".count))"] != nil, "\(reference)")
        }
        for member in members.values { check(member) }
      case .list(let values): for value in values { check(value) }
      default: break
      }
    }
    check(schema)
  }

  @Test func saysOfAKeyWhatTheProgramChecks() throws {
    #expect(
      try member("training", "methods", "deep", "learning_rate")
        == .map([
          "type": .text("number"), "exclusiveMinimum": .number(0), "maximum": .number(1),
          "default": .number(1e-3), "description": .text("Adam's."),
        ]))
    #expect(
      try member("training", "percents")["description"]
        == .text("Of the data. Read only where 'task' has walk."))
    #expect(
      try member("demonstration", "task")["enum"] == .list([.text("stand"), .text("walk")]))
    #expect(try member("rendering", "tasks")["uniqueItems"] == .flag(true))
  }

  @Test func refusesKeysThatAreNotThere() throws {
    #expect(try member("training", "train")["additionalProperties"] == .flag(false))
    #expect(schema["$defs.evaluation.additionalProperties"] == .flag(false))
  }

  @Test func aProfileHasOnlyTheKeysThatVary() throws {
    #expect(try member("training-profile", "train", "steps")["default"] == nil)
    #expect(schema["$defs.training-profile.properties.train.properties.batch"] == nil)
    #expect(schema["$defs.training-profile.properties.data"] == nil)
  }

  @Test func aFileThatIsExtendedMayHoldTheKeysOfEveryKind() throws {
    #expect(try member("extended", "iterations")["anyOf"] != nil)
    #expect(try member("extended", "train", "batch")["anyOf"] != nil)
    #expect(schema["$defs.extended.required"] == nil)
  }
}
