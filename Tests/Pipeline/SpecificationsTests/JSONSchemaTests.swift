import Foundation
import TestSupport
import Testing

@testable import Records
@testable import Specifications

@Suite struct JSONSchemaTests {
  private let schema: JSONValue

  init() throws {
    schema = try JSONValue(parsing: Sample.schema().jsonSchema)
  }

  private func member(_ kind: String, _ keys: String...) throws -> JSONValue {
    try keys.reduce(try #require(schema["$defs.\(kind)"])) { value, key in
      try #require(value["properties.\(key)"], "\(key)")
    }
  }

  @Test("Each kind has two definitions, and every reference leads to one")
  func definitions() throws {
    let names = RunKind.allCases.map(\.rawValue) + ["extended"]
    let all = names + names.map { $0 + "-profile" }
    for name in all { #expect(schema["$defs.\(name)"] != nil) }
    let references = Sample.schema().jsonSchema.matches(of: /"#\/\$defs\/([^"]+)"/).map(\.1)
    #expect(Set(references) == Set(all.map { $0[...] }))
  }

  @Test("A key has its type, alone or by task, its default and its documentation")
  func keys() throws {
    let type = JSONValue.map([
      "type": .text("number"), "exclusiveMinimum": .integer(0), "maximum": .integer(1),
    ])
    let byTask = JSONValue.map([
      "type": .text("object"), "additionalProperties": type,
      "propertyNames": .map(["enum": .list([.text("stand"), .text("walk")])]),
    ])
    #expect(
      try member("training", "methods", "deep", "learning_rate")
        == .map([
          "anyOf": .list([type, byTask]), "default": .number(1e-3),
          "description": .text("Adam's."),
        ]))
    #expect(
      try member("training", "percents")["description"]
        == .text("Of the data. Read only where 'task' has walk."))
    #expect(try member("dataset", "task")["enum"] == .list([.text("stand"), .text("walk")]))
    #expect(try member("dataset", "tasks")["uniqueItems"] == .flag(true))
    #expect(try member("check", "id")["minLength"] == .integer(1))
  }

  @Test("Unknown keys are refused, and keys in a profile that are the same in every profile")
  func unknownKeys() throws {
    #expect(try member("training", "train")["additionalProperties"] == .flag(false))
    #expect(schema["$defs.evaluation.additionalProperties"] == .flag(false))
    #expect(try member("training-profile", "train", "steps")["default"] == nil)
    #expect(schema["$defs.training-profile.properties.train.properties.batch_size"] == nil)
    #expect(schema["$defs.training-profile.properties.dataset"] == nil)
  }

  @Test("A file that others extend may have the keys of every kind")
  func extendedFile() throws {
    #expect(try member("extended", "iterations")["anyOf"] != nil)
    #expect(try member("extended", "train", "batch_size")["anyOf"] != nil)
    #expect(schema["$defs.extended.required"] == nil)
  }
}
