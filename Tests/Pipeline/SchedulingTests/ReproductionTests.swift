import Foundation
import TestSupport
import Testing
@testable import Planning
@testable import Records
@testable import Running
@testable import Scheduling
@testable import Specifications
@testable import Store

@Suite struct ReproductionTests {
  private let folder: Folder
  private let plan: Plan
  private let store: ResultStore

  init() throws {
    folder = try Folder()
    try folder.addShortTraining()
    plan = try folder.plan(schema: Catalogue.schema(of: folder.url))
    store = ResultStore(root: folder.url.appending(path: "work"), archives: [])
    let outcome = try schedule(plan, store).execute()
    try #require(outcome.failures.isEmpty)
  }

  private func schedule(_ plan: Plan, _ store: ResultStore) -> Schedule {
    Schedule(
      plan: plan, store: store, jobCount: 1, checkpointInterval: .seconds(60),
      repository: folder.url)
  }

  private func findings(
    _ store: ResultStore, until lastSteps: [RunKey: Int] = [:]
  ) throws -> [Reproduction.Finding] {
    let reproduction = try Reproduction(
      in: plan, store: store, jobCount: 1, repository: folder.url)
    defer { reproduction.remove() }
    return try reproduction.execute(training, until: lastSteps).findings
  }

  private var training: [Run] {
    get throws { try plan.runs(matching: "bc") }
  }

  @Test func theSameProgramGivesTheSameAndLeavesNothingBehind() throws {
    let finding = try #require(try findings(store).first)
    #expect("\(finding)" == "bc/standing-still/data/bc/0: identical")
    #expect(try store.root.appending(path: "reproductions").names.isEmpty)
  }

  @Test func inputsOfWhichAnArchiveLeftFilesOutAreMadeAgain() throws {
    let archive = store.root.appending(path: "results")
    let data = try plan.runs(matching: "data")[0]
    let folder = try #require(try store.resultFolder(of: data))
    try FileManager.default.removeItem(at: folder.appending(path: "transitions.safetensors"))
    let reader = ResultStore(root: self.folder.url.appending(path: "reader"), archives: [archive])
    #expect(try findings(reader).map { $0.comparison.verdict } == [.identical])
  }

  @Test func namesTheFirstMetricAndTheFirstStepThatDiffer() throws {
    try store.forge(training[0]) {
      $0.metrics["return_mean"] = ($0.metrics["return_mean"] ?? 0).nextUp
      $0.chain[1] = String(repeating: "0", count: 64)
    }
    let finding = try #require(try findings(store).first)
    #expect(finding.comparison.verdict == .different)
    #expect(finding.comparison.firstDifferentMetric?.name == "return_mean")
    #expect(finding.firstStep == 20)
    #expect("\(finding)".contains("bc/standing-still/data/bc/0: different: return_mean "))
    #expect("\(finding)".hasSuffix(" chain that differs is number 2, of step 20"))
  }

  @Test func aSmallDifferenceFromAnotherNumericClassIsWithinTolerance() throws {
    try store.forge(training[0]) {
      $0.metrics["return_mean"] = ($0.metrics["return_mean"] ?? 0).nextUp
      $0.provenance.environment[NumericClass.key] = "another"
    }
    let finding = try #require(try findings(store).first)
    #expect(finding.comparison.verdict == .withinTolerance)
    #expect("\(finding)".contains("within tolerance: return_mean differs by "))
  }

  @Test func aTrainingIsComparedUpToAnEvaluation() throws {
    let key = try training[0].key
    #expect(
      try findings(store, until: [key: 20]).map(\.description) == [
        "bc/standing-still/data/bc/0: identical up to step 20 of 40"
      ])
    let score = try #require(try store.result(of: training[0])?.metrics["score"])
    try store.forge(training[0]) { $0.metrics["score"] = score.nextUp }
    #expect(
      try findings(store, until: [key: 20]).map(\.description) == [
        "bc/standing-still/data/bc/0: different up to step 20 of 40: score \(score.nextUp) → \(score)"
      ])
    try store.forge(training[0]) {
      $0.metrics["score"] = score
      $0.chain[1] = String(repeating: "0", count: 64)
    }
    #expect(
      try findings(store, until: [key: 20]).map(\.description) == [
        "bc/standing-still/data/bc/0: different up to step 20 of 40: the first link of the chain that "
          + "differs is number 2, of step 20"
      ])
  }

  @Test func aTrainingGoesOnFromWhereItStopped() throws {
    let reproduction = try Reproduction(
      in: plan, store: store, jobCount: 1, repository: folder.url)
    defer { reproduction.remove() }
    let first = try reproduction.execute(training, until: [training[0].key: 20])
    #expect(first.outcome.checkpointedCount == 1)
    #expect(first.findings.map(\.share) == [0.55])
    let second = try reproduction.execute(training)
    #expect(second.outcome.finishedCount == 1)
    #expect(second.findings.map(\.description) == ["bc/standing-still/data/bc/0: identical"])
  }
}
