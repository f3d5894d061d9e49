import Foundation
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Specifications

/// The schema for editors against the program itself, on the repository's own specifications.
@Suite struct CatalogueSchemaTests {
  private static let schema = Catalogue.schema(of: repository)

  /// Validates lines of JSON after the first, which is the schema, with the Python package jsonschema.
  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema, *instances = map(json.loads, open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    for instance in instances:
        errors = Draft202012Validator(schema).iter_errors(instance)
        print(json.dumps(["".join(f"/{key}" for key in error.absolute_path) for error in errors]))
    """

  /// The paths at which each specification violates the schema.
  private func violations(_ texts: [String]) throws -> [Set<String>] {
    let instances = try texts.map { text in
      let entries = try #require(YAMLDocument(file: "a.yaml", data: Data(text.utf8)).entries)
      return JSONValue(.map(entries, YAMLLocation(line: 1, column: 1)))
    }
    let schema = try JSONValue(parsing: Self.schema.jsonSchema)
    let folder = try TemporaryFolder()
    let lines = ([schema] + instances).map { $0.canonicalJSON + "\n" }
    let file = try folder.write(lines.joined(), to: "lines.json")
    let child = try ChildProcess(
      running: "python3", ["-c", Self.script, file.path],
      environment: ["PYTHONPATH": workingStore.appending(path: "python").path])
    try #require(child.ending == .exit(0), "\(child.errors)")
    return try child.output.split(separator: UInt8(ascii: "\n")).map {
      Set(try JSONDecoder().decode([String].self, from: $0))
    }
  }

  @Test(
    "Exactly the files that the program accepts are valid",
    arguments: ["paper/experiments", "paper/experts"])
  func files(path: String) throws {
    let folder = repository.appending(path: path)
    let refused = Set(
      SpecificationFolder(reading: folder, schema: Self.schema).errors.map {
        $0.file.split(separator: "/").last.map(String.init) ?? ""
      })
    let names = try folder.names.filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    let texts = try names.map { try folder.appending(path: $0).text }
    for (name, violations) in zip(names, try violations(texts)) {
      #expect(violations.isEmpty != refused.contains(name), "\(name): \(violations.sorted())")
    }
  }

  @Test("An error is at its place") func places() throws {
    let sound = """
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
    let errors = [
      ("interval: 100", "interval: 0", "/evaluation/interval"),
      ("interval: 100", "evry: 100", "/evaluation"), ("standing-still", "standing", "/task"),
      ("1e-3", "2", "/methods/dmil/learning_rate"), ("bc: {}", "bcc: {}", "/methods"),
      ("title: A", "titel: A", ""), ("steps: 10}", "batch_size: 10}", "/profiles/smoke/train"),
      ("id: a", "", ""), ("seeds: []", "seeds: [0, 0]", "/profiles/smoke/seeds"),
      ("dmil-spec/1", "dmil-spec/2", "/schema"), ("kind: training", "kind: trainig", "/kind"),
    ]
    let texts = errors.map { sound.replacing($0.0, with: $0.1) }
    let found = try violations([sound] + texts)
    #expect(found[0].isEmpty)
    for (error, violations) in zip(errors, found.dropFirst()) {
      #expect(violations.contains(error.2), "\(error.1): \(violations)")
    }
  }
}

extension JSONValue {
  /// A specification as an editor's reader of YAML sees it.
  fileprivate init(_ tree: YAMLNode) {
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
}
