import Foundation
import TestSupport
import Testing
@testable import Running
@testable import Specifications

/// Values that each have their type and do not fit together are refused before a run.
@Suite struct CatalogueRulesTests {
  private static let files = [
    "human": """
    kind: dataset
    task: standing-still
    demonstrator: simulated-human
    transitions: 1000
    human: {torque_step: 1.0, maximum_torque: 3.0}
    """,
    "expert": """
    kind: dataset
    task: hopper
    demonstrator: expert
    policy_sha256: \(String(repeating: "0a", count: 32))
    transitions: 10_000
    """,
    "bc": """
    kind: training
    task: hopper
    dataset: expert
    percents: [1, 100]
    train: {steps: 40}
    evaluation: {interval: 20}
    methods: {dmil: {}}
    """,
    "mixed": """
    kind: training
    task: hopper
    dataset: expert
    mixture: exp-med
    expert_shares: [0.3, 0.6]
    suboptimal_dataset: expert
    suboptimal_transitions: 2000
    train: {steps: 40}
    evaluation: {interval: 20}
    methods: {d2mil: {}}
    """,
    "plane": """
    kind: embedding
    training_run: {experiment: bc, method: dmil, seed: 0, subset: 1 %}
    points: 100
    """,
    "policies": """
    kind: expert
    task: hopper
    train: {steps: 40_000}
    policy_steps: {expert: 40_000, medium: 20_000}
    exploration: {epoch_steps: 20_000}
    """,
  ]

  private func errors(
    _ file: String = "bc", _ old: String = "kind", _ new: String = "kind"
  ) throws -> [SpecificationError] {
    let folder = try Folder()
    precondition(Self.files[file, default: ""].contains(old), "'\(old)' is not in \(file)")
    var files = Self.files
    files[file] = files[file]?.replacing(old, with: new)
    try folder.add(files)
    let schema = Catalogue.schema(of: folder.url)
    return SpecificationFolder(reading: folder.specifications, schema: schema).errors
  }

  @Test("Values that fit are accepted")
  func sound() throws { #expect(try errors() == []) }

  @Test(
    "Values that do not fit are refused at their line",
    arguments: [
      ("human", "maximum_torque: 3.0", "maximum_torque: 0.5", 8, "the largest torque"),
      ("human", "simulated-human", "expert", 8, "'human.torque_step' is read only where"),
      ("expert", "demonstrator: expert", "demonstrator: human", 6, "'human' does not act"),
      ("expert", "0a0a", "xyz", 7, "a SHA-256 of 64 hexadecimal digits"),
      ("bc", "[1, 100]", "[1e-9, 100]", 7, "of at most 10000 transitions is none"),
      ("mixed", "[0.3, 0.6]", "[0.3, 1]", 8, "a number > 0 and < 1"),
      ("mixed", "[0.3, 0.6]", "[0.01, 0.6]", 8, "a share of 0.01 leaves"),
      ("mixed", "2000", "20_000", 10, "of a dataset of at most 10000"),
      ("plane", "points: 100", "points: 100\nperplexity: 80", 7, "too few for perplexity 80"),
      ("plane", "points: 100", "points: 100\nneighbors: 150", 7, "too few for 150 neighbors"),
      ("policies", "steps: 40_000", "steps: 50_000", 6, "whole epochs"),
      ("policies", "medium: 20_000", "medium: 30_000", 7, "whole epochs"),
      (
        "policies", "epoch_steps: 20_000", "epoch_steps: 20_000, environments: 3", 8,
        "not a whole number of steps of 3 environments"
      ),
    ])
  func refused(file: String, old: String, new: String, line: Int, words: String) throws {
    let errors = try errors(file, old, new)
    let error = try #require(errors.first { $0.message.contains(words) }, "\(errors)")
    #expect(error.line == line)
  }
}
