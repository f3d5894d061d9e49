import Foundation
import Synchronization
import TestSupport
import Testing
@testable import Planning
@testable import Records
@testable import Running
@testable import Scheduling
@testable import Specifications
@testable import Store

/// Schedules with a deadline; the clock of these tests does not depend on the time of day.
@Suite struct ScheduleTests {
  private let folder: Folder
  private let plan: Plan

  init() throws {
    folder = try Folder()
    try folder.addShortTraining(seeds: 0..<2)
    try folder.add([
      "references": """
      kind: evaluation
      task: standing-still
      controllers: [lqr]
      episodes: 1
      seeds: [0, 1]
      """
    ])
    plan = try folder.plan(schema: Catalogue.schema(of: folder.url))
  }

  private func store(_ name: String) -> ResultStore {
    ResultStore(root: folder.url.appending(path: name), archives: [])
  }

  private func schedule(
    _ plan: Plan, _ store: ResultStore, secondsLeft: (@Sendable () -> Double)? = nil
  ) -> Schedule {
    Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: nil, repository: folder.url,
      deadline: secondsLeft.map(Deadline.init))
  }

  @Test("Stopped at the deadline and continued, runs have the same bytes as in one go")
  func resumes() throws {
    let whole = store("whole")
    #expect(try schedule(plan, whole).execute().finishedCount == 5)

    let work = store("work")
    let training = try plan.runs(matching: "bc/*/*/bc/0")[0]
    let snapshot = work.checkpointPath(of: training).appending(path: "snapshot-10.safetensors")
    let outcome = try schedule(plan, work) {
      FileManager.default.fileExists(atPath: snapshot.path) ? -1 : 1000
    }.execute()
    #expect(outcome.failures.isEmpty && outcome.blockedNames.isEmpty)
    #expect(outcome.checkpointedCount == 1)
    #expect(outcome.finishedCount + outcome.leftCount == 4)
    let report = try schedule(plan, work).report()
    #expect(report.text.contains(#/resume at 1\d /#))

    #expect(try schedule(plan, work).execute().finishedCount == 5 - outcome.finishedCount)
    for run in plan.runs {
      let (one, other) = (try whole.result(of: run), try work.result(of: run))
      let comparison = ResultComparison(
        of: try #require(one), with: try #require(other), isOfOneClass: true)
      #expect(comparison.verdict == .identical, "\(run.path)")
    }
  }

  @Test("What would not end in time waits, and a run with checkpoints uses the time")
  func shortWindow() throws {
    let work = store("work")
    _ = try schedule(plan.keeping { $0.seed == 0 }, work).execute()
    let outcome = try schedule(plan, work) { 1e-9 }.execute()
    #expect(outcome.finishedCount == 1)
    #expect(outcome.leftCount == 1)
    let pending = try schedule(plan, work).report().pending
    #expect(pending.map(\.run.kind) == [.evaluation])
  }

  @Test("After the deadline nothing starts") func noTime() throws {
    let outcome = try schedule(plan, store("work")) { 0 }.execute()
    #expect(outcome.finishedCount == 0 && outcome.checkpointedCount == 0)
    #expect(outcome.leftCount == 5)
  }
}
