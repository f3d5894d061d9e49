import Foundation
import Planning
import Records
import TestSupport
import Testing

@testable import Specifications

/// Experiments on several tasks.
@Suite struct TaskAxisTests {
  private let folder: Folder

  init() throws {
    folder = try Sample.folder()
    try folder.edit("demo.yaml", "task: stand", "tasks: [stand, walk]")
    try folder.edit("train.yaml", "task: stand", "tasks: [walk, stand]")
    try folder.edit("train.yaml", "title: Learners", "title: Methods, {task}")
    try folder.edit("plane.yaml", "iterations: 20", "iterations: 20\ntask: walk")
  }

  private func runs(_ profile: Profile = .quick, of experiment: String) throws -> [Run] {
    try folder.plan(profile).runs.filter { $0.cell.experiment == experiment && $0.seed == 0 }
  }

  @Test("Each task has its cells, with the task in their titles, values and inputs")
  func cells() throws {
    let runs = try runs(of: "train")
    #expect(
      runs.map(\.cell.path) == [
        "train/walk/demo 100 %/plain", "train/walk/demo 100 %/deep", "train/stand/demo/plain",
        "train/stand/demo/deep",
      ])
    #expect(runs[0].title == "Methods, walk" && runs[0].values["task"] == .text("walk"))
    let demo = try self.runs(of: "demo")
    #expect(runs[0].inputs.map(\.key) == [demo[1].key])
    #expect(runs[2].inputs.map(\.key) == [demo[0].key])
    #expect(runs.allSatisfy { $0.values["tasks"] == nil })
  }

  @Test("A reader of training runs takes the run of its task")
  func readers() throws {
    #expect(try runs(of: "plane").map(\.cell.task) == ["walk"])
    try folder.edit("plane.yaml", "task: walk", "tasks: [walk, stand]")
    let runs = try folder.plan().runs
    let planes = runs.filter { $0.cell.experiment == "plane" }
    #expect(planes.map(\.cell.task) == ["walk", "stand"])
    for plane in planes {
      let input = try #require(plane.inputs.first { $0.name == "training_run" })
      #expect(runs.first { $0.key == input.key }?.cell.task == plane.cell.task)
    }
  }

  @Test("A value may be given by task, in a file and in a profile")
  func valuesByTask() throws {
    try folder.edit("demo.yaml", "transitions: 50", "transitions: {stand: 50, walk: 60}")
    #expect(try runs(of: "demo").map { $0.values.integer("transitions") } == [50, 60])
    try folder.edit(
      "train.yaml", "quick: {seeds: [0, 1]}", "quick: {train: {steps: {walk: 7}}, seeds: [0, 1]}")
    #expect(try runs(of: "train").map { $0.values.integer("train.steps") } == [7, 7, 100, 100])
    #expect(try runs(.full, of: "train")[0].values.integer("train.steps") == 1000)
  }

  @Test("A profile may leave tasks out")
  func profiles() throws {
    try folder.edit(
      "train.yaml", "quick: {seeds: [0, 1]}", "quick: {tasks: [walk], seeds: [0, 1]}")
    #expect(Set(try runs(of: "train").map(\.cell.task)) == ["walk"])
    #expect(Set(try runs(.full, of: "train").map(\.cell.task)) == ["walk", "stand"])
  }

  @Test(
    "What does not fit the tasks is refused",
    arguments: [
      ("demo.yaml", "transitions: 50", "transitions: {stand: 50}", "missing for the task walk"),
      ("demo.yaml", "transitions: 50", "transitions: {stnad: 50}", "did you mean 'stand'?"),
      ("demo.yaml", "[stand, walk]", "[stand]", "'demo' has no task walk, but stand"),
      ("demo.yaml", "tasks: ", "task: stand\ntasks: ", "'task' and 'tasks' are both set"),
      ("plane.yaml", "\ntask: walk", "", "'train' has several tasks"),
      (
        "demo.yaml", "person: ", "profiles: {quick: {tasks: [stand]}}\nperson: ",
        "'demo' has no run on the task walk in the profile quick"
      ),
    ])
  func refusals(file: String, old: String, new: String, words: String) throws {
    try folder.edit(file, old, new)
    let error = try #require(throws: SpecificationErrors.self) { try folder.plan() }
    #expect(error.description.contains(words), "\(error)")
  }
}
