import Foundation
import TestSupport
import Testing
@testable import Planning
@testable import Records
@testable import Store

struct RunExplanationTests {
  private let folder: Folder

  init() throws { folder = try Sample.folder() }

  private func explanations(
    _ pattern: String, resumableStep: (Run) -> Int? = { _ in nil }
  ) throws -> [RunExplanation] {
    let plan = try folder.plan()
    let report = try PlanReport(
      of: plan, in: folder.store, jobCount: 1, resumableStep: resumableStep)
    return try RunExplanation.explanations(
      of: plan.runs(matching: pattern), in: plan, report, folder.store)
  }

  @Test("A result has its folder, inputs and readers") func result() throws {
    let runs = try folder.plan().runs
    for run in runs { try folder.store.make(run) }
    let explanation = try #require(try explanations("train/stand/demo/deep/0").first)
    let folder = folder.store.folder(of: runs[5])
    #expect(explanation.result?.folder.path == folder.path)
    #expect(explanation.readers.map(\.path) == ["plane/stand/demo/deep/0"])
    let sha = try #require(try self.folder.store.result(of: runs[0])).sha256
    #expect(explanation.text.contains("  state       fresh\n"))
    #expect(explanation.text.contains(", numeric class not recorded\n"))
    #expect(explanation.text.contains("  key         \(runs[5].key.hex)\n"))
    #expect(
      explanation.text.contains(
        "  reads       demo/stand/-/person/0 as dataset, key \(runs[0].key), "
          + "result \(sha.prefix(12))\n"))
  }

  @Test("A stale run has all changes and a predicted time") func stale() throws {
    for run in try folder.plan().runs { try folder.store.make(run) }
    try folder.edit("train.yaml", "1e-4", "3e-4")
    try folder.edit("base.yaml", "batch_size: 4", "batch_size: 8")
    let explanation = try #require(try explanations("*/deep/0").first)
    #expect(explanation.state.state == .stale)
    #expect(
      explanation.text.contains(
        "              spec value methods.deep.learning_rate: 0.0001 → 0.0003\n"
          + "              spec value train.batch_size: 4 → 8\n"))
    #expect(explanation.text.contains("result      none yet; it will take about 2 s\n"))
  }

  @Test("An interrupted run has its step") func interrupted() throws {
    let explanation = try #require(
      try explanations("train") { $0.seed == 1 ? 40 : nil }.dropFirst().first)
    #expect(explanation.text.contains("state       interrupted at step 40 of 100\n"))
    #expect(explanation.text.contains("read by     nothing\n"))
    #expect(explanation.text.contains("no result yet\n"))
  }
}
