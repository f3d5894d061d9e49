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

  private func findings(_ store: ResultStore) throws -> [Reproduction.Finding] {
    try Reproduction(
      of: plan.runs(matching: "bc"), in: plan, store: store, jobCount: 1, repository: folder.url
    ).execute().findings
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

  /// A store in which the training has these metrics, and a chain with another second link.
  private func forgery(_ change: (inout [String: Double]) -> Void) throws -> ResultStore {
    let run = try plan.runs(matching: "bc")[0]
    let result = try #require(try store.result(of: run))
    let forged = ResultStore(
      root: folder.url.appending(path: "forged"), archives: [])
    _ = try schedule(plan.keeping(["data"]), forged).execute()
    let staging = try forged.stagingFolder(for: run)
    for file in result.files.keys {
      try store.data(file, of: run).write(to: staging.appending(path: file))
    }
    try staging.appending(path: "log.txt").write("made\n")
    var metrics = result.metrics
    change(&metrics)
    var chain = result.chain
    chain[1] = String(repeating: "0", count: 64)
    try forged.commit(
      staging, metrics: metrics, chain: chain,
      provenance: try #require(try store.provenance(of: run)), of: run)
    return forged
  }

  @Test func namesTheFirstMetricAndTheFirstStepThatDiffer() throws {
    let finding = try #require(
      try findings(try forgery { $0["return_mean"] = ($0["return_mean"] ?? 0) + 1 }).first)
    #expect(finding.comparison.verdict == .different)
    #expect(finding.comparison.firstDifferentMetric?.name == "return_mean")
    #expect(finding.firstStep == 20)
    #expect("\(finding)".contains("bc/standing-still/data/bc/0: different: return_mean "))
    #expect("\(finding)".hasSuffix(" chain that differs is number 2, of step 20"))
  }

  @Test func aSmallDifferenceIsWithinTolerance() throws {
    let finding = try #require(
      try findings(try forgery { $0["return_mean"] = ($0["return_mean"] ?? 0).nextUp }).first)
    #expect(finding.comparison.verdict == .withinTolerance)
    #expect("\(finding)".contains("within tolerance: return_mean differs by "))
  }
}
