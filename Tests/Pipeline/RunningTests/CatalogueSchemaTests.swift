import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Specifications
@testable import Store
@testable import Running

/// The schema for editors against the program itself, on the repository's own specifications.
@Suite struct CatalogueSchemaTests {
  private static let schema = Catalogue.schema(of: repository)
  private let validator: SchemaValidator

  init() throws { validator = try SchemaValidator(Self.schema.jsonSchema) }

  private func violations(_ text: String) throws -> Set<String> {
    let entries = try #require(YAMLDocument(file: "a.yaml", data: Data(text.utf8)).entries)
    return validator.violations(of: JSONValue(.map(entries, YAMLLocation(line: 1, column: 1))))
  }

  @Test(arguments: ["paper/experiments", "paper/experts"])
  func acceptsExactlyTheFilesThatTheProgramAccepts(path: String) throws {
    let folder = repository.appending(path: path)
    let refused = Set(
      SpecificationFolder(reading: folder, schema: Self.schema).errors.map {
        $0.file.split(separator: "/").last.map(String.init) ?? ""
      })
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let violations = try violations(text)
      #expect(violations.isEmpty != refused.contains(name), "\(name): \(violations.sorted())")
    }
  }

  private static let sound = """
    schema: dmil-spec/1
    kind: training
    id: a
    title: A
    task: standing-still
    dataset: b
    train: {steps: 10_000}
    evaluation: {interval: 100}
    methods: {bc: {}, dmil: {learning_rate: 1e-3}}
    profiles: {smoke: {train: {steps: 10}, seeds: []}}
    """

  @Test(arguments: [
    ("interval: 100", "interval: 0", "/evaluation/interval"),
    ("interval: 100", "evry: 100", "/evaluation/evry"),
    ("standing-still", "standing", "/task"), ("1e-3", "2", "/methods/dmil/learning_rate"),
    ("bc: {}", "bcc: {}", "/methods/bcc"), ("title: A", "titel: A", "/titel"),
    ("steps: 10}", "batch_size: 10}", "/profiles/smoke/train/batch_size"), ("id: a", "", ""),
    ("seeds: []", "seeds: [0, 0]", "/profiles/smoke/seeds"),
    ("dmil-spec/1", "dmil-spec/2", "/schema"),
    ("kind: training", "kind: trainig", "/kind"),
  ])
  func saysWhereAFileIsWrong(old: String, new: String, path: String) throws {
    #expect(try violations(Self.sound).isEmpty)
    #expect(try violations(Self.sound.replacing(old, with: new)).contains(path))
  }
}
