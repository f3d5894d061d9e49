import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Specifications
@testable import Store

struct PlanTests {
  @Test("A run follows the runs that it needs") func order() throws {
    let plan = try Sample.folder().plan(.quick)
    let names = plan.runs.map { "\($0.cell.experiment) \($0.cell.method) \($0.seed)" }
    #expect(
      names == [
        "demo person 0", "references linear 0", "references person 0", "train plain 0",
        "train plain 1", "train deep 0", "train deep 1", "plane deep 0",
      ])
    for (index, run) in plan.runs.enumerated() {
      let earlier = plan.runs.prefix(index).map(\.key)
      #expect(run.inputs.allSatisfy { earlier.contains($0.key) })
    }
    #expect(plan.runs[5].inputs.map(\.name) == ["dataset"])
    #expect(
      plan.runs[7].inputs == [
        RunInput(name: "dataset", key: plan.runs[0].key),
        RunInput(name: "training_run", key: plan.runs[5].key),
      ])
  }

  @Test("Runs can start in another order") func starting() throws {
    let plan = try Sample.folder().plan()
    let keys = [plan.runs[3].key, plan.runs[1].key]
    let other = plan.starting(keys)
    #expect(other.runs.map(\.key) == plan.runs.map(\.key))
    #expect(other.runs.sorted { $0.priority < $1.priority }.prefix(2).map(\.key) == keys)
  }

  @Test("The strongest layer that sets a value wins") func layers() throws {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "quick: {seeds: [0, 1]}", "quick: {train: {steps: 70}}")
    try folder.edit("train.yaml", "dataset: demo", "dataset: demo\ntrain: {steps: 60}")
    func read(_ profile: Profile) throws -> RunValues {
      let runs = try folder.plan(profile).runs
      return try #require(runs.first { $0.kind == .training }).values
    }
    // The default is 2, the file that is extended says 4.
    #expect(try read(.quick).integer("train.batch_size") == 4)
    // The file says 60, the extended file's profile 10, the file's own profile 70.
    #expect(try read(.smoke).integer("train.steps") == 10)
    #expect(try read(.quick).integer("train.steps") == 70)
    #expect(try read(.full).integer("train.steps") == 1000)
  }

  @Test("A run has the values that it reads, and no others") func values() throws {
    let schedule = #""snapshots":[1.0],"task":"stand","train.batch_size":4,"train.steps":100}"#
    let evaluation = #"{"evaluation.episodes":2,"evaluation.interval":50,"#
    let plain = #""method":"plain","methods.plain.learning_rate":0.001,"#
    let deep = #""method":"deep","methods.deep.learning_rate":0.0001,"methods.deep.sampled":false,"#
    let expected: [String] = [
      #"{"demonstrator":"person","person.delay":0.1,"task":"stand","transitions":50}"#,
      #"{"controller":"linear","episodes":3,"task":"stand"}"#,
      #"{"controller":"person","episodes":3,"person.delay":0.1,"task":"stand"}"#,
      evaluation + plain + schedule, evaluation + deep + schedule, #"{"iterations":20}"#,
    ]
    let runs = try Sample.folder().plan(.quick).runs.filter { $0.seed == 0 }
    #expect(runs.map(\.values.json.canonicalJSON) == expected)
  }

  @Test("Each subset of the data is a cell") func subsets() throws {
    let folder = try Sample.folder()
    try folder.edit("demo.yaml", "task: stand", "task: walk")
    try folder.edit("references.yaml", "task: stand", "task: walk")
    try folder.edit("train.yaml", "task: stand", "task: walk\npercents: [0.2, 2, 12.5]")
    try folder.edit("train.yaml", "quick: {seeds: [0, 1]}", "quick: {percents: [2]}")
    try folder.edit("plane.yaml", "seed: 0", "seed: 0, subset: 2 %")
    func trainings(_ profile: Profile) throws -> [Run] {
      try folder.plan(profile).runs.filter { $0.kind == .training && $0.seed == 0 }
    }
    let runs = try trainings(.full)
    #expect(
      runs.map { "\($0.cell.method), \($0.cell.dataset)" } == [
        "plain, demo 0.2 %", "plain, demo 2 %", "plain, demo 12.5 %", "deep, demo 0.2 %",
        "deep, demo 2 %", "deep, demo 12.5 %",
      ])
    #expect(runs.prefix(3).map { $0.values.number("percent") } == [0.2, 2, 12.5])
    #expect(runs.allSatisfy { $0.values["percents"] == nil })
    #expect(Set(runs.map(\.key)).count == 6)
    #expect(Set(runs.map(\.inputs)).count == 1)
    let quick = try trainings(.quick)
    #expect(quick.map(\.cell) == [runs[1].cell, runs[4].cell])
    let full = try folder.plan(.full).runs
    let embedding = try #require(full.first { $0.kind == .embedding })
    #expect(embedding.cell.dataset == "demo 2 %")
    #expect(embedding.inputs.contains { $0.key == runs[4].key })
    #expect(embedding.values["training_run.method"] == nil)
  }

  @Test("An embedding of several experiments reads a run of each") func embedding() throws {
    let folder = try Sample.folder()
    try folder.addTraining("second", learningRate: "2e-4")
    try folder.addTraining("third", learningRate: "3e-4")
    try folder.edit(
      "plane.yaml", "train, method", "train, other_experiments: [third, second], method")
    let runs = try folder.plan(.quick).runs
    let embedding = try #require(runs.first { $0.kind == .embedding })
    #expect(
      embedding.inputs.map(\.name) == [
        "dataset", "training_run", "training_run-2", "training_run-3",
      ])
    func key(_ experiment: String) -> RunKey? {
      runs.first {
        $0.cell.experiment == experiment && $0.cell.method == "deep" && $0.seed == 0
      }?.key
    }
    #expect(
      embedding.inputs.dropFirst().map(\.key) == ["train", "third", "second"].compactMap(key))
  }

  @Test("Every profile has the runs of the full one") func fullRuns() throws {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "quick: {seeds: [0, 1]}", "quick: {seeds: []}")
    try FileManager.default.removeItem(at: folder.specifications.appending(path: "plane.yaml"))
    let plan = try folder.plan(.quick)
    let full = try folder.plan(.full)
    #expect(!plan.runs.contains { $0.kind == .training })
    #expect(plan.fullRuns.map(\.key) == full.runs.map(\.key))
    #expect(full.fullRuns.map(\.key) == full.runs.map(\.key))
  }

  @Test("A rendering has a run for each task") func pictures() throws {
    let folder = try Sample.folder()
    try folder.add(["pictures": "kind: rendering\ntasks: [walk, stand]"])
    let runs = try folder.plan().runs.suffix(2)
    #expect(runs.map(\.kind) == [.rendering, .rendering])
    #expect(runs.map(\.cell.task) == ["walk", "stand"])
    #expect(runs.map(\.cell.method) == ["picture", "picture"])
    #expect(runs.map(\.values.json.canonicalJSON) == [#"{"task":"walk"}"#, #"{"task":"stand"}"#])
    #expect(runs.map(\.stepCount) == [1, 1])
  }

  @Test("A check is one run, whose key hashes the sources") func check() throws {
    let folder = try Sample.folder()
    try folder.add(["equations": "kind: check"])
    let plain = try #require(try folder.plan(.smoke).runs.last)
    #expect(plain.kind == .check && plain.cell.experiment == "equations")
    #expect(plain.cell.task.isEmpty && plain.cell.method == "check" && plain.stepCount == 1)
    var schema = Sample.schema()
    schema.sources = { $0 == .check ? ["Sources/A": "ab"] : [:] }
    let others = try folder.plan(.full).runs.dropLast().map(\.key)
    let hashed = try folder.plan(.full, schema: schema).runs
    #expect(hashed.dropLast().map(\.key) == others)
    #expect(
      hashed.last?.key.hex
        == sha256(
          of: #"{"inputs":{},"kind":"check","numerics":{"Environments":1},"seed":0,"#
            + #""sources":{"Sources/A":"ab"},"values":{}}"#))
  }

  @Test("A controller with keys of its own needs no dataset") func controller() throws {
    let folder = try Sample.folder()
    try folder.edit("references.yaml", "controllers: [linear, person]", "controllers: [taught]")
    try folder.edit("references.yaml", "dataset: demo", "taught_sha256: abc")
    var schema = Sample.schema()
    schema.fields[.dataset]?.append(
      Field("policy_sha256", .text, "A hash.", onlyWhen: Condition("demonstrator", is: "taught")))
    schema.fields[.evaluation] = [
      Sample.task, Field("controllers", .choices(["taught"]), "Who acts."),
      Field("episodes", .integer(1...100), "How many.", variesByProfile: true),
      Field("taught_sha256", .text, "A hash.", onlyWhen: Condition("controllers", is: "taught")),
    ]
    let run = try #require(try folder.plan(schema: schema).runs.first { $0.kind == .evaluation })
    #expect(
      run.values.json.canonicalJSON
        == #"{"controller":"taught","episodes":3,"task":"stand","taught_sha256":"abc"}"#)
  }
}
