import Records
import Specifications

/// The runs of a distribution as actions that create results (Workflow Run Crate), from their provenance.
struct RunActions {
  /// The parameter of the program for what it makes.
  static let output = "#parameter-result"
  private static let input = "#parameter-input"
  private static let specification = "#parameter-specification"

  private let runs: [RecordedRun]
  /// The sentence on each key, by path.
  private let documentation: [String: String]

  /// The actions of runs that have a result.
  init(of runs: [RecordedRun], schema: Schema) {
    self.runs = runs
    let fields =
      RunKind.allCases.flatMap { schema.fields[$0] ?? [] }.map { ($0.path, $0.documentation) }
      + schema.methods.flatMap { method, fields in
        fields.map { ("methods.\(method).\($0.path)", $0.documentation) }
      }
    documentation = Dictionary(fields, uniquingKeysWith: { first, _ in first })
  }

  /// The identifiers of the actions.
  var names: [String] { runs.map(name(of:)) }

  /// The folders of all results.
  var results: [String] { runs.map(\.folder) }

  /// The files of all specifications.
  var specifications: [String] { Set(runs.map(\.specification)).sorted() }

  /// The identifiers of the program's parameters.
  var inputs: [String] { [Self.specification, Self.input] + types.keys.sorted().map(parameter) }

  /// The actions, and what they refer to.
  var nodes: [JSONValue] {
    runs.flatMap { [action($0), folder($0), provenance($0)] } + specifications.map(file)
      + parameters + settings.map(\.node)
  }

  // MARK: Actions

  private func name(of recorded: RecordedRun) -> String { "#run-\(recorded.run.key)" }

  private func action(_ recorded: RecordedRun) -> JSONValue {
    let run = recorded.run
    let provenance = recorded.provenance
    return node(
      name(of: recorded), ["CreateAction"],
      [
        "name": .text(run.path), "description": provenance.map { .text(words(of: $0)) },
        "startTime": provenance.map { .text($0.start) },
        "endTime": provenance.map { .text($0.end) },
        "instrument": reference(ResearchCrate.workflow),
        "object": reference(
          [recorded.specification] + folders(of: run.inputs.map(\.key))
            + Self.settings(of: run).map(\.id)),
        "result": reference(recorded.folder),
      ])
  }

  private func folders(of keys: [RunKey]) -> [String] {
    runs.filter { keys.contains($0.run.key) }.map(\.folder)
  }

  /// The program and the machine of an action.
  private func words(of provenance: Provenance) -> String {
    "By the program of the sources \(provenance.sourceSHA256.prefix(12)), commit "
      + "\(provenance.commit.prefix(12))\(provenance.isDirty == true ? " with changes" : ""), in the "
      + "numeric class \(provenance.numericClass), on \(provenance.environment["cpu"] ?? "a processor"),"
      + " resumed \(provenance.resumeCount) times."
  }

  // MARK: Files

  private func folder(_ recorded: RecordedRun) -> JSONValue {
    let isInput = runs.contains { $0.run.inputs.contains { $0.key == recorded.run.key } }
    return node(
      recorded.folder, ["Dataset"],
      [
        "name": .text("Result of \(recorded.run.path)"),
        "exampleOfWork": reference([Self.output] + (isInput ? [Self.input] : [])),
        "hasPart": reference(recorded.folder + "provenance.json"),
      ])
  }

  private func provenance(_ recorded: RecordedRun) -> JSONValue {
    node(
      recorded.folder + "provenance.json", ["File"],
      [
        "name": .text("Provenance of \(recorded.run.path)"),
        "encodingFormat": .text("application/json"), "about": reference(name(of: recorded)),
      ])
  }

  private func file(_ path: String) -> JSONValue {
    node(
      path, ["File"],
      [
        "name": .text(String(path.split(separator: "/").last ?? "")),
        "encodingFormat": .text("application/yaml"),
        "exampleOfWork": reference(Self.specification),
      ])
  }

  // MARK: Parameters

  /// A value that a run reads.
  private struct Setting: Hashable {
    let path, type, text: String

    var id: String { "#value-\(sha256(of: "\(path)=\(text)").prefix(12))" }

    var node: JSONValue {
      Distributions.node(
        id, ["PropertyValue"],
        [
          "name": .text(path), "value": .text(text), "exampleOfWork": reference(parameter(path)),
        ])
    }
  }

  /// The different values of all runs, by path.
  private var settings: [Setting] {
    Set(runs.flatMap { Self.settings(of: $0.run) }).sorted {
      ($0.path, $0.text) < ($1.path, $1.text)
    }
  }

  /// The data type of each key, by path.
  private var types: [String: String] {
    Dictionary(settings.map { ($0.path, $0.type) }, uniquingKeysWith: { first, _ in first })
  }

  private static func settings(of run: Run) -> [Setting] {
    let values = run.values.byPath.merging(["seed": .integer(run.seed)]) { $1 }
    return values.sorted { $0.key < $1.key }.map { path, value in
      Setting(path: path, type: type(of: value), text: value.shown)
    }
  }

  /// The data type in the words of schema.org; a list is a text.
  private static func type(of value: JSONValue) -> String {
    switch value {
    case .flag: "Boolean"
    case .integer: "Integer"
    case .number: "Float"
    case .text, .list, .map: "Text"
    }
  }

  private var parameters: [JSONValue] {
    func formal(_ id: String, _ name: String, _ type: String, _ words: String?) -> JSONValue {
      node(
        id, ["FormalParameter"],
        [
          "name": .text(name), "additionalType": .text(type),
          "description": words.map(JSONValue.text),
        ])
    }
    return [
      formal(Self.specification, "specification", "File", "The file that asks for a run."),
      formal(Self.input, "input", "Dataset", "The result of another run that a run reads."),
      formal(Self.output, "result", "Dataset", "Metrics and files that a run makes."),
    ]
      + types.sorted { $0.key < $1.key }.map { path, type in
        formal(
          parameter(path), path, type, path == "seed" ? "The seed of a run." : documentation[path])
      }
  }
}

/// The identifier of the parameter for a key of specifications.
private func parameter(_ path: String) -> String { "#parameter-key-\(path)" }
