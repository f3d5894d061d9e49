import Foundation
import Specifications
import Store
import TestSupport
import Testing
@testable import Planning
@testable import Records

struct PlanReportTests {
  private let folder: Folder

  init() throws { folder = try Sample.folder() }

  private func report(
    _ profile: Profile = .quick, versions: [String: Int] = ["Networks": 1, "Environments": 1],
    resumableStep: (Run) -> Int? = { _ in nil }
  ) throws -> PlanReport {
    try PlanReport(
      of: folder.plan(profile, schema: Sample.schema(versions: versions)), in: folder.store,
      jobCount: 2, resumableStep: resumableStep)
  }

  private func makeAll(_ profile: Profile = .quick, seconds: Double = 2) throws {
    for run in try folder.plan(profile).runs { try folder.store.make(run, seconds: seconds) }
  }

  /// The causes of what is to run, with their number.
  private func causes(_ report: PlanReport) -> [String: Int] {
    Dictionary(
      report.runs.filter { $0.action == .run }.map { ($0.cause, 1) }, uniquingKeysWith: +)
  }

  @Test("Without results every run is pending, with all results none") func totals() throws {
    let before = try report()
    #expect(before.runs.allSatisfy { $0.action == .run && $0.cause == "no result" })
    #expect(before.text.hasSuffix("8 runs: 8 to run, 0 to resume, 0 to reuse; 8 of unknown time\n"))
    try makeAll()
    let after = try report()
    #expect(after.runs.allSatisfy { $0.action == .reuse && $0.cause.isEmpty })
    #expect(after.text.hasSuffix("8 runs, nothing to do\n"))
  }

  @Test(
    "A changed value and its effects on other runs are named",
    arguments: [
      (
        "train.yaml", "1e-4", "3e-4",
        ["spec value methods.deep.learning_rate: 0.0001 → 0.0003": 2, "training_run changed": 1]
      ),
      (
        "demo.yaml", "transitions: 50", "transitions: 60",
        [
          "spec value transitions: 50 → 60": 1, "dataset changed": 4,
          "dataset changed, and 1 more": 1,
        ]
      ),
      (
        "demo.yaml", "delay: 0.1", "delay: 0.2",
        [
          "spec value person.delay: 0.1 → 0.2": 2, "dataset changed": 4,
          "dataset changed, and 1 more": 1,
        ]
      ),
    ])
  func changedValue(file: String, old: String, new: String, causes: [String: Int]) throws {
    try makeAll()
    try folder.edit(file, old, new)
    #expect(self.causes(try report()) == causes)
  }

  @Test("A changed numerics version is named") func changedVersion() throws {
    try makeAll()
    #expect(
      causes(try report(versions: ["Networks": 2, "Environments": 1])) == [
        "numerics version of Networks 1 → 2": 4,
        "numerics version of Networks 1 → 2, and 1 more": 1,
      ])
  }

  @Test("A changed source is named") func changedSource() throws {
    try folder.add(["equations": "kind: check"])
    func report(_ hash: String) throws -> PlanReport {
      var schema = Sample.schema()
      schema.sources = { $0 == .check ? ["Sources/A": hash] : [:] }
      let plan = try folder.plan(schema: schema)
      let report = try PlanReport(of: plan, in: folder.store, jobCount: 1) { _ in nil }
      for run in plan.runs { try folder.store.make(run) }
      return report
    }
    #expect(causes(try report("ab")).keys.sorted() == ["no result"])
    #expect(causes(try report("ab")).isEmpty)
    #expect(causes(try report("cd")) == ["source Sources/A changed": 1])
  }

  @Test("The nearest of several results is compared") func nearest() throws {
    try makeAll(.smoke)
    try makeAll(.quick)
    try folder.edit("base.yaml", "interval: 50", "interval: 25")
    let causes = causes(try report())
    #expect(causes["spec value evaluation.interval: 50 → 25"] == 4)
  }

  @Test("An interrupted run is resumed from its step") func resumed() throws {
    try makeAll(.smoke, seconds: 3)
    let report = try report { $0.kind == .training && $0.seed == 0 ? 40 : nil }
    let planned = try #require(report.runs.first { $0.action == .resume(step: 40) })
    // The run of 10 steps took 3 s; 60 of 100 steps are left. It is on the same trajectory.
    #expect(planned.predictedSeconds == 18)
    #expect(planned.cause == "continues the run of another profile")
    let fresh = try PlanReport(
      of: folder.plan(), in: Folder().store, jobCount: 1,
      resumableStep: { $0.kind == .training ? 40 : nil })
    #expect(fresh.runs.filter { $0.cause == "interrupted at step 40" }.count == 4)
  }

  @Test("The same run of two experiments is planned once") func twins() throws {
    try folder.addTraining("again")
    let report = try report()
    let twins = report.runs.filter { $0.run.cell.experiment == "train" }
    #expect(twins.allSatisfy { $0.action == .reuse && $0.cause == "the same run as in again" })
    #expect(report.runs.count { $0.action == .run } == 8)
  }

  /// Runs to execute, in the order in which they start on one core.
  private func starts(_ report: PlanReport) -> [String] {
    let order = RunQueue.forecast(of: report.pending, jobCount: 1).order
    return order.map { key in
      let cell = report.runs.first { $0.run.key == key }?.run
      return cell.map { "\($0.cell.experiment) \($0.cell.method) \($0.seed)" } ?? ""
    }
  }

  @Test("Runs start by priority, with what they need, and first seeds first")
  func priorities() throws {
    // `urgent` shares the runs of `plain` with `train`.
    try folder.addTraining("urgent", learningRate: "2e-4")
    try folder.edit("urgent.yaml", "quick: {seeds: [0, 1]}", "quick: {seeds: [3, 0], priority: 1}")
    #expect(
      starts(try report()) == [
        "demo person 0", "urgent plain 3", "urgent deep 3", "train plain 0", "urgent deep 0",
        "references linear 0", "references person 0", "train deep 0", "plane deep 0",
        "train plain 1", "train deep 1",
      ])
    let levels = try report().runs.filter { $0.run.cell.method == "plain" }.map(\.priority.level)
    #expect(levels == [1, 10, 1, 1])
  }

  @Test("Of equal priority the longest starts first") func longestFirst() throws {
    let smoke = try folder.plan(.smoke).runs
    try folder.store.make(smoke[0])
    for run in smoke where run.kind == .training {
      try folder.store.make(run, seconds: run.cell.method == "deep" ? 5 : 3)
    }
    #expect(
      starts(try report()) == [
        "train deep 0", "train plain 0", "references linear 0", "references person 0",
        "plane deep 0", "train deep 1", "train plain 1",
      ])
  }

  @Test("Text and JSON are those of the golden files") func golden() throws {
    try folder.store.make(try folder.plan(.smoke).runs[0])
    try makeAll(.quick)
    try folder.edit("train.yaml", "1e-4", "3e-4")
    let report = try report { $0.seed == 1 ? 40 : nil }
    try expectGolden(report.text, "PlanReportTests.plan.txt")
    try expectGolden(report.json, "PlanReportTests.plan.json")
  }
}
