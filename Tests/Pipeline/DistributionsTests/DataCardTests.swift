import Datasets
import Foundation
import Planning
import Records
import Store
import TestSupport
import Testing
@testable import Distributions

struct DataCardTests {
  private let folder: Folder

  init() throws { folder = try Folder() }

  private func run(
    _ experiment: String, _ task: String, _ demonstrator: String, _ values: [String: JSONValue]
  ) -> Run {
    Run(
      kind: .dataset,
      cell: Cell(experiment: experiment, task: task, dataset: "", method: demonstrator), seed: 0,
      values: RunValues(
        values.merging([
          "task": .text(task), "demonstrator": .text(demonstrator), "transitions": .integer(100),
        ]) { $1 }),
      inputs: [], numerics: [:], specification: "/here/paper/experiments/\(experiment).yaml",
      title: "Transitions of \(demonstrator)")
  }

  /// The card of a run, after it got a result with these metrics.
  private func card(_ run: Run, _ metrics: [String: Double]) throws -> DataCard {
    let staging = try folder.store.stagingFolder(for: run)
    try staging.appending(path: "transitions.safetensors").write("data")
    try staging.appending(path: "log.txt").write("began\n")
    try folder.store.commit(
      staging, metrics: metrics, chain: [], provenance: Sample.provenance(), of: run)
    return try card(run)
  }

  private func card(_ run: Run) throws -> DataCard {
    let recorded = try #require(try RecordedRun(run, in: folder.store))
    return try #require(DataCard(recorded))
  }

  @Test("A card of our policy's transitions has the policy, returns, license and biases")
  func generated() throws {
    let run = run(
      "expert-data", "hopper", "expert",
      ["source": .text("generated"), "policy_sha256": .text(sha256(of: "policy"))])
    let card = try card(
      run, ["return_mean": 3000.5, "return_std": 1.5, "episode_count": 20, "bound_fraction": 0.25])
    #expect(card.path == "datasets/expert-data-hopper-0.md")
    try expectGolden(card.text, "DataCardTests.generated.md")
  }

  @Test("A card of the simulated person has the parameters of the model") func person() throws {
    let run = run(
      "robot-human-data", "standing-still", "simulated-human",
      ["human.tilt_gain": .number(22), "human.reaction_delay": .number(0.05)])
    let text = try card(run, ["episode_count": 1]).text
    #expect(text.contains("`Sources/Learning/Experts/SimulatedHuman.swift`"))
    #expect(text.contains("these parameters: `reaction_delay` 0.05, `tilt_gain` 22.0."))
    #expect(text.contains("There is one episode"))
  }

  @Test("A card of a published file has its address and hash, and claims no license of it")
  func published() throws {
    let run = run(
      "adroit-human-data", "pen", "human", ["source": .text("d4rl"), "file": .text("")])
    try folder.store.write("pen-human-v1: data not present", as: .unavailable, on: run)
    let card = try card(run)
    let file = try #require(KnownFile.named("pen-human-v1"))
    for fact in [file.address, file.sha256, "| License | not recorded here |"] {
      #expect(card.text.contains(fact))
    }
    #expect(card.text.contains("| Content | none here: pen-human-v1: data not present |"))
    #expect(card.text.contains("Nothing, because there is no result."))
  }

  @Test("Runs of other kinds have no card, and runs without result and note are not recorded")
  func none() throws {
    let sample = try Sample.folder()
    let runs = try sample.plan().runs
    let training = try #require(runs.first { $0.kind == .training })
    #expect(try RecordedRun(training, in: sample.store) == nil)
    for run in runs where [.dataset, .training].contains(run.kind) { try sample.store.make(run) }
    let recorded = try #require(try RecordedRun(training, in: sample.store))
    #expect(DataCard(recorded) == nil)
  }
}
