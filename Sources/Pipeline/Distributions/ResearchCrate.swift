import Foundation
import Records
import Specifications

/// The metadata of a distribution as a research object, in the terms of RO-Crate 1.3 and its profile Workflow
/// Run Crate 0.6.
///
/// The workflow is the program, and an action for each result says what it was made of, when and by which
/// sources. Who started an action is not recorded.
struct ResearchCrate {
  static let file = "ro-crate-metadata.json"
  /// The entry point of the program.
  static let workflow = "Sources/dmil/Program.swift"

  let profile: Profile
  let citation: Citation
  let commit: Commit
  let version: String
  /// The runs of the profile that have a result.
  let runs: [RecordedRun]
  let cards: [DataCard]
  /// What the keys of specifications mean.
  let schema: Schema

  /// The content of ro-crate-metadata.json; folders and files that `contains` refuses are left out.
  func json(where contains: (String) -> Bool) -> String {
    let actions = RunActions(of: runs, schema: schema)
    let parts = parts.filter { contains($0.path) }
    let graph =
      [descriptor, root(parts, actions)] + profiles + authors + [license, language]
      + [program(actions)] + parts.map { $0.description(actions, cards) } + actions.nodes
      + cards.map(describe)
    return JSONValue.map([
      "@context": .text("https://w3id.org/ro/crate/1.3/context"), "@graph": .list(graph),
    ]).indentedJSON
  }

  // MARK: The crate

  private var descriptor: JSONValue {
    node(
      Self.file, ["CreativeWork"],
      ["about": reference("./"), "conformsTo": reference("https://w3id.org/ro/crate/1.3")])
  }

  private static let profiles = [
    ("https://w3id.org/ro/wfrun/process/0.6", "Process Run Crate", "0.6"),
    ("https://w3id.org/ro/wfrun/workflow/0.6", "Workflow Run Crate", "0.6"),
    ("https://w3id.org/workflowhub/workflow-ro-crate/1.1", "Workflow RO-Crate", "1.1"),
  ]

  private var profiles: [JSONValue] {
    Self.profiles.map { id, name, version in
      node(
        id, ["CreativeWork", "Profile"], ["name": .text(name), "version": .text(version)])
    }
  }

  private func root(_ parts: [Part], _ actions: RunActions) -> JSONValue {
    node(
      "./", ["Dataset"],
      [
        "name": .text("\(citation.title): \(profile.rawValue) profile"),
        "description": .text(citation.abstract), "datePublished": .text(commit.day),
        "version": .text(commit.hash), "license": reference(citation.licenseAddress),
        "author": reference(authorNames),
        "keywords": .text(citation.keywords.joined(separator: ", ")),
        "conformsTo": reference(Self.profiles.map(\.0)), "mainEntity": reference(Self.workflow),
        "hasPart": reference([Self.workflow] + parts.map(\.path)),
        "mentions": reference(actions.names),
      ])
  }

  // MARK: People and software

  private var authorNames: [String] { citation.authors.indices.map { "#author-\($0 + 1)" } }

  private var authors: [JSONValue] {
    zip(authorNames, citation.authors).map { id, author in
      node(
        id, [author.type],
        ["name": .text([author.given, author.name].compactMap(\.self).joined(separator: " "))])
    }
  }

  private var license: JSONValue {
    node(
      citation.licenseAddress, ["CreativeWork"],
      [
        "name": .text(citation.license), "identifier": .text(citation.licenseAddress),
        "description": .text("The license of the program; packages in vendor have their own."),
      ])
  }

  private var language: JSONValue {
    let compilers = Set(runs.compactMap { $0.provenance?.environment["swift"] }).sorted()
    return node(
      "#swift", ["ComputerLanguage"],
      [
        "name": .text("Swift"), "url": .text("https://www.swift.org/"),
        "version": .text(compilers.joined(separator: "; ")),
      ])
  }

  private func program(_ actions: RunActions) -> JSONValue {
    node(
      Self.workflow, ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
      [
        "name": .text("dmil"), "description": .text(citation.abstract), "version": .text(version),
        "license": reference(citation.licenseAddress), "author": reference(authorNames),
        "programmingLanguage": reference("#swift"), "input": reference(actions.inputs),
        "output": reference(RunActions.output),
      ])
  }

  // MARK: Parts

  private var parts: [Part] {
    let paper = "paper/build/\(profile.rawValue)/paper"
    return [
      Part("\(paper).pdf", "The paper", "application/pdf"),
      Part("\(paper).html", "The paper, with the source of every number", "text/html"),
      Part("\(paper).md", "The paper as Markdown", "text/markdown"),
      Part("\(paper).json", "The paper as data", "application/json"),
      Part("\(paper).tex", "The paper as LaTeX", "text/x-tex"),
      Part("\(Preprint.folder)/", "The sources of the paper for a preprint server"),
      Part("figures/\(profile.rawValue)/", "Figures: pictures, their data, and gnuplot scripts"),
      Part("datasets/", "A description of each dataset"),
      Part("paper/experiments/", "The specifications of all experiments"),
      Part("paper/experts/", "Policies that demonstrate, and how they were trained"),
      Part("paper/results/", "Results, each with its provenance"),
      Part("Sources/", "The sources of the program"),
      Part("Tests/", "The tests of the program"),
      Part("vendor/", "The Swift packages that the program is built from, works of others"),
      Part(Citation.file, "How to cite the program", "application/yaml"),
      Part("codemeta.json", "The program in the terms of CodeMeta", "application/ld+json"),
      Part("LICENSE", "The license of the program", "text/plain"),
      Part(
        DistributionGuide.file, "What the distribution holds, and how to check it", "text/markdown"),
    ]
  }

  private func describe(_ card: DataCard) -> JSONValue {
    node(
      card.path, ["File"],
      [
        "name": .text(card.title), "encodingFormat": .text("text/markdown"),
        "about": card.recorded.result.flatMap { _ in reference(card.recorded.folder) },
      ])
  }
}

/// A file or folder of the distribution; the path of a folder ends with `/`.
private struct Part {
  let path, name: String
  let format: String?

  init(_ path: String, _ name: String, _ format: String? = nil) {
    (self.path, self.name, self.format) = (path, name, format)
  }

  func description(_ actions: RunActions, _ cards: [DataCard]) -> JSONValue {
    let parts: [String] =
      switch path {
      case "datasets/": cards.map(\.path)
      case "paper/experiments/": actions.specifications
      case "paper/results/": actions.results
      default: []
      }
    return node(
      path, [path.hasSuffix("/") ? "Dataset" : "File"],
      [
        "name": .text(name), "encodingFormat": format.map(JSONValue.text),
        "hasPart": reference(parts),
      ])
  }
}
