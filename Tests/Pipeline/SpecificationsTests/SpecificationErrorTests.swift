import Foundation
import TestSupport
import Testing
@testable import Specifications

/// Each broken specification, put beside the sound ones, gives exactly the text beside it.
struct SpecificationErrorTests {
  static let cases: [String] = {
    let files = (try? broken.names) ?? []
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()
  private static let broken = Sample.goldenFolder.appending(path: "broken")

  @Test(arguments: cases)
  func refusesTheBrokenSpecificationInTheseWords(name: String) throws {
    let folder = try Sample.folder()
    let files = try Self.broken.names.filter {
      $0.hasPrefix(name + ".") && !$0.hasSuffix(".txt")
    }
    try folder.specifications.copy(files, from: Self.broken)
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    try expectGolden(error.description + "\n", "Specifications/broken/\(name).txt")
  }

  @Test func everyBrokenSpecificationHasItsMessageBesideIt() throws {
    let specifications = Set(
      try Self.broken.names.compactMap { $0.split(separator: ".").first.map(String.init) })
    #expect(specifications.count >= 20)
    #expect(specifications.sorted() == Self.cases)
  }

  @Test func reportsTheErrorsOfAllFilesAtOnceInTheOrderOfTheirPlaces() throws {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "dataset: demo", "dataset: demmo")
    try folder.edit("demo.yaml", "stand", "sit")
    try folder.edit("demo.yaml", "50", "0")
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    let places = error.all.map { "\($0.file):\($0.line):\($0.column)" }
    #expect(
      places == [
        "experiments/demo.yaml:5:7", "experiments/demo.yaml:7:14", "experiments/train.yaml:7:10",
      ])
  }

  @Test func namesTheFolderThatIsNotThereOrHoldsNothing() throws {
    let folder = try Folder()
    let empty = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    #expect(empty.all.map(\.message) == ["there is no specification here"])
    try FileManager.default.removeItem(at: folder.specifications)
    let missing = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    #expect(missing.all[0].message == "the folder of specifications cannot be read")
  }
}
