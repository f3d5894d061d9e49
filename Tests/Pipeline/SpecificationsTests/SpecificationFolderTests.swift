import Foundation
import Planning
import Records
import TestSupport
import Testing

@testable import Specifications

@Suite struct SpecificationFolderTests {
  private let folder: Folder

  init() throws { folder = try Sample.folder() }

  private func errors() throws -> [SpecificationError] {
    try #require(throws: SpecificationErrors.self) { try folder.plan() }.all
  }

  @Test(
    "Hidden files and backups of editors are passed over",
    arguments: [".#base.yaml", "._base.yaml", ".DS_Store", "base.yaml~", "#base.yaml#"])
  func foreignFiles(name: String) throws {
    try Data([0xFF, 0x00]).write(to: folder.specifications.appending(path: name))
    #expect(throws: Never.self) { try folder.plan() }
  }

  @Test("A missing file that others extend is one error")
  func missingBase() throws {
    try FileManager.default.removeItem(at: folder.specifications.appending(path: "base.yaml"))
    let errors = try errors()
    #expect(errors.count == 1)
    #expect(
      errors[0].message
        == "there is no file 'base.yaml' beside this one; needed by 1 other file, too")
  }

  @Test(
    "A key that is set twice by two spellings is refused, with both lines",
    arguments: [
      "train: {batch_size: 2}\ntrain.batch_size: 3", "train.batch_size: 3\ntrain: {batch_size: 2}",
    ])
  func twoSpellings(text: String) throws {
    try folder.edit("train.yaml", "dataset: demo", "dataset: demo\n\(text)")
    let error = try errors()[0]
    #expect(error.message == "key 'train.batch_size' is written twice, first in line 8")
    #expect(error.line == 9)
  }

  @Test("A rule across values is checked where the value is set")
  func rules() throws {
    var schema = Sample.schema()
    schema.rules[.training] = [
      Rule("train.batch_size") { values in
        values.integer("train.batch_size") > values.integer("dataset.transitions")
          ? ("a batch is larger than the dataset", "write less") : nil
      }
    ]
    #expect(throws: Never.self) { try folder.plan(schema: schema) }
    try folder.edit("base.yaml", "batch_size: 4", "batch_size: 51")
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan(schema: schema) }
    #expect(error.all.map { "\($0.file):\($0.line)" } == ["experiments/base.yaml:3"])
  }
}
