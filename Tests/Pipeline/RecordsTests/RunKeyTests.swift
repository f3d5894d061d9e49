import Foundation
import Planning
import TestSupport
import Testing
@testable import Records

/// What an edit does to the keys of all runs.
struct RunKeyTests {
  @Test(
    "A spelling with the same meaning changes no key",
    arguments: [
      ("train.yaml", "task: stand", "task:   stand   # as before"),
      ("train.yaml", "title: Learners", "title: The learners of this paper"),
      ("train.yaml", "task: stand\ndataset: demo", "dataset: \"demo\"\ntask: stand"),
      ("train.yaml", "{learning_rate: 1e-4}", "{sampled: false, learning_rate: 0.000_1}"),
      ("base.yaml", "steps: 1_000}", "steps: 1000}"),
      ("base.yaml", "smoke: {train: {steps: 10}", "smoke: {train: {steps: 20}"),
      ("train.yaml", "dataset: demo", "dataset: demo\npriority: 1"),
      ("base.yaml", "full: {train:", "full: {priority: 3, train:"),
    ])
  func spelling(file: String, old: String, new: String) throws {
    let folder = try Sample.folder()
    let keys = try folder.plan(.full).runs.map(\.key)
    try folder.edit(file, old, new)
    #expect(try folder.plan(.full).runs.map(\.key) == keys)
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
