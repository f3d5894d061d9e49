import Planning
import Foundation
import Testing
import TestSupport
@testable import Records

/// What an edit does to the keys of all runs.
struct RunKeyTests {
  /// The runs of the full profile whose key changes when `edit` changes the folder, as "experiment
  /// method seed".
  private func changed(
    versions: [String: Int] = ["Networks": 1, "Environments": 1], by edit: (Folder) throws -> Void
  ) throws -> [String] {
    let folder = try Sample.folder()
    let before = try folder.plan(.full).runs
    try edit(folder)
    let after = try folder.plan(.full, schema: Sample.schema(versions: versions)).runs
    return zip(before, after).filter { $0.key != $1.key }.map {
      "\($0.0.cell.experiment) \($0.0.cell.method) \($0.0.seed)"
    }
  }

  private static let learningRuns = [
    "train plain 0", "train plain 1", "train plain 2", "train deep 0", "train deep 1",
    "train deep 2", "plane deep 0",
  ]

  @Test(
    "A spelling with the same meaning changes no key",
    arguments: [
      ("train.yaml", "task: stand", "task:   stand   # as before"),
      ("train.yaml", "title: Learners", "title: The learners of this paper"),
      ("train.yaml", "task: stand\ndataset: demo", "dataset: \"demo\"\ntask: stand"),
      ("train.yaml", "{learning_rate: 1e-4}", "{sampled: false, learning_rate: 0.000_1}"),
      ("base.yaml", "steps: 1_000}", "steps: 1000}"),
      ("base.yaml", "smoke: {train: {steps: 10}", "smoke: {train: {steps: 20}"),
    ])
  func spelling(
    file: String, old: String, new: String
  ) throws {
    #expect(try changed { try $0.edit(file, old, new) } == [])
  }

  @Test(
    "A value changes the keys of its runs and of those that depend on them",
    arguments: [
      (
        "train.yaml", "1e-4", "3e-4",
        ["train deep 0", "train deep 1", "train deep 2", "plane deep 0"]
      ),
      ("demo.yaml", "transitions: 50", "transitions: 51", ["demo person 0"] + learningRuns),
      (
        "demo.yaml", "delay: 0.1", "delay: 0.2",
        ["demo person 0", "references person 0"] + learningRuns
      ),
    ])
  func value(file: String, old: String, new: String, runs: [String]) throws {
    #expect(try changed { try $0.edit(file, old, new) } == runs)
  }

  @Test("A numerics version changes exactly the runs that involve the module") func version() throws
  {
    let runs = try changed(versions: ["Networks": 2, "Environments": 1]) { _ in }
    #expect(runs == Self.learningRuns)
  }

  @Test("A schedule changes the key, not the trajectory") func schedule() throws {
    let folder = try Sample.folder()
    let before = try folder.plan(.full).runs.filter { $0.kind == .training }
    try folder.edit("train.yaml", "dataset: demo", "dataset: demo\nsnapshots: [0.5, 1]")
    try folder.edit("base.yaml", "interval: 100", "interval: 200")
    let after = try folder.plan(.full).runs.filter { $0.kind == .training }
    #expect(zip(before, after).allSatisfy { $0.key != $1.key })
    #expect(before.map(\.checkpointKey) == after.map(\.checkpointKey))
    #expect(Set(before.map(\.checkpointKey)).count == 6)
  }

  @Test("The key is the SHA-256 of its parts") func hash() {
    let run = Run(
      kind: .embedding, cell: Cell(experiment: "e", task: "t", dataset: "d", method: "m"), seed: 3,
      values: RunValues(["iterations": .integer(1)]), inputs: [], numerics: ["A": 1],
      specification: "e.yaml", title: "")
    let text =
      #"{"inputs":{},"kind":"embedding","numerics":{"A":1},"seed":3,"values":{"iterations":1}}"#
    #expect(run.key.hex == sha256(of: text))
    #expect(
      sha256(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test(
    "A key is 64 hexadecimal digits",
    arguments: ["", "ab", String(repeating: "g", count: 64), String(repeating: "A", count: 64)])
  func digits(text: String) {
    #expect(RunKey(rawValue: text) == nil)
  }
}
