import Store
import Specifications
import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Planning

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

  @Test func withoutResultsEverythingRunsAndNoTimeIsKnown() throws {
    let report = try report()
    #expect(report.runs.allSatisfy { $0.action == .run && $0.cause == "no result" })
    #expect(report.runs.allSatisfy { $0.predictedSeconds == nil })
    #expect(report.text.hasSuffix("8 runs: 8 to run, 0 to resume, 0 to reuse; 8 of unknown time\n"))
  }

  @Test func withAllResultsNothingRuns() throws {
    try makeAll()
    let report = try report()
    #expect(report.runs.allSatisfy { $0.action == .reuse && $0.cause.isEmpty })
    #expect(report.text.hasSuffix("8 runs, nothing to do\n"))
  }

  @Test func namesTheValueThatChangedAndWhatFollowsFromIt() throws {
    try makeAll()
    try folder.edit("train.yaml", "1e-4", "3e-4")
    #expect(
      causes(try report()) == [
        "spec value methods.deep.learning_rate: 0.0001 → 0.0003": 2, "training_run changed": 1,
      ])
  }

  @Test func namesTheSourceThatChanged() throws {
    try folder.addCheck()
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

  @Test func namesTheVersionThatChanged() throws {
    try makeAll()
    #expect(
      causes(try report(versions: ["Networks": 2, "Environments": 1])) == [
        "numerics version of Networks 1 → 2": 4,
        "numerics version of Networks 1 → 2, and 1 more": 1,
      ])
  }

  @Test func namesTheDataThatChanged() throws {
    try makeAll()
    try folder.edit("demo.yaml", "transitions: 50", "transitions: 60")
    #expect(
      causes(try report()) == [
        "spec value transitions: 50 → 60": 1, "dataset changed": 4,
        "dataset changed, and 1 more": 1,
      ])
  }

  @Test func comparesWithTheNearestOfSeveralResults() throws {
    try makeAll(.smoke)
    try makeAll(.quick)
    try folder.edit("base.yaml", "interval: 50", "interval: 25")
    let causes = causes(try report())
    #expect(causes["spec value evaluation.interval: 50 → 25"] == 4)
  }

  @Test func resumesAnInterruptedRunAndSaysWhere() throws {
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

  @Test func predictsFromTheRunWhoseSizeIsNearest() throws {
    try makeAll(.smoke, seconds: 1000)
    try makeAll(.quick, seconds: 2)
    let training = try report(.full).runs.filter { $0.run.kind == .training }
    #expect(training.filter { $0.action == .run }.allSatisfy { $0.predictedSeconds == 20 })
  }

  @Test func theSameRunOfTwoExperimentsIsPlannedOnce() throws {
    let file = folder.specifications.appending(path: "train.yaml")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacing("id: train", with: "id: again").write(
      to: folder.specifications.appending(path: "again.yaml"), atomically: true, encoding: .utf8)
    let report = try report()
    let twins = report.runs.filter { $0.run.cell.experiment == "train" }
    #expect(twins.allSatisfy { $0.action == .reuse && $0.cause == "the same run as in again" })
    #expect(report.runs.count { $0.action == .run } == 8)
  }

  @Test func textAndJSONAreStable() throws {
    try folder.store.make(try folder.plan(.smoke).runs[0])
    try makeAll(.quick)
    try folder.edit("train.yaml", "1e-4", "3e-4")
    let report = try report { $0.seed == 1 ? 40 : nil }
    try expectGolden(report.text, "PlanReportTests.plan.txt")
    try expectGolden(report.json, "PlanReportTests.plan.json")
  }

  @Test("A damaged result is named and left alone, and does not hide the other runs")
  func damagedResult() throws {
    try makeAll()
    let run = try folder.plan().runs[3]
    let curve = folder.store.folder(of: run).appending(path: "curve.csv")
    try Data("step\n".utf8).write(to: curve)
    let report = try report()
    let damaged = try #require(report.runs.first { $0.run.key == run.key })
    guard case .damaged = damaged.action else { throw Unexpected(action: damaged.action) }
    #expect(damaged.cause.hasPrefix("\(curve.path): not what was written"))
    #expect(report.runs.count { $0.action == .reuse } == 7)
    #expect(report.text.hasSuffix("8 runs, nothing to do, 1 damaged\n"))
    let status = try StatusReport(of: report, in: folder.store, jobCount: 1)
    #expect(status.text.contains("damaged \(run.path): \(curve.path)"))
  }

  private struct Unexpected: Error { let action: PlannedRun.Action }
}
