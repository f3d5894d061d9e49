import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Store

struct ArchiveTests {
  private let folder: Folder
  private let runs: [Run]
  private var archive: URL { folder.url.appending(path: "archive") }

  init() throws {
    folder = try Sample.folder()
    runs = try folder.plan().runs
  }

  /// An empty store that reads the archive.
  private var fresh: ResultStore {
    ResultStore(root: folder.url.appending(path: "fresh"), archives: [archive])
  }

  private let large = Data(count: ResultStore.largestArchivedFile + 1)

  /// A result with networks that are too large to be archived, and as large a table.
  private func makeLarge(_ run: Run, in store: ResultStore? = nil) throws {
    let store = store ?? folder.store
    let staging = try store.stagingFolder(for: run)
    for name in ["networks.bin", "curve.csv", "equations.json"] {
      try writeDurably(large, to: staging.appending(path: name))
    }
    try store.commit(
      staging, metrics: ["score": 0.1], chain: [], provenance: Sample.provenance(), of: run)
  }

  @Test("An archive takes each result once, without large files but with tables")
  func files() throws {
    try makeLarge(runs[0])
    #expect(try folder.store.archive(runs, in: archive).map(\.key) == [runs[0].key])
    #expect(try folder.store.archive(runs, in: archive).isEmpty)
    #expect(
      try names(in: archive.appending(path: "\(runs[0].key.hex.prefix(2))/\(runs[0].key.hex)")) == [
        "curve.csv", "equations.json", "provenance.json", "result.json", "seal.json",
      ])
    #expect(try fresh.result(of: runs[0]) == folder.store.result(of: runs[0]))
    #expect(try !fresh.hasAllFiles(of: runs[0]))
    #expect(folder.store.hasOwnResult(of: runs[0]) && !fresh.hasOwnResult(of: runs[0]))
  }

  @Test("An input whose files the archive lacks is executed again") func leftOutFiles() throws {
    let training = try #require(runs.first { $0.kind == .training })
    let data = try #require(runs.first { $0.key == training.inputs[0].key })
    try makeLarge(data)
    _ = try folder.store.archive([data], in: archive)
    func action() throws -> PlannedRun? {
      try PlanReport(of: folder.plan(), in: fresh, jobCount: 1) { _ in nil }.runs.first {
        $0.run.key == data.key
      }
    }
    #expect(try action()?.action == .run)
    #expect(try action()?.cause == "the archive lacks files that are to be read")
    let plan = try folder.plan()
    let explanation = try RunExplanation.explanations(
      of: [data], in: plan, PlanReport(of: plan, in: fresh, jobCount: 1) { _ in nil }, fresh)
    #expect(
      try #require(explanation.first).text.contains(
        "  state       missing; the archive lacks files that are to be read\n"))
    // Made again, it lies in the working store beside the archive.
    try makeLarge(data, in: fresh)
    #expect(try action()?.action == .reuse)
    #expect(try fresh.data("networks.bin", of: data) == large)
  }

  @Test("Files that no run reads are not made again") func unreadFiles() throws {
    for run in runs { try makeLarge(run) }
    _ = try folder.store.archive(runs, in: archive)
    let report = try PlanReport(of: folder.plan(), in: fresh, jobCount: 1) { _ in nil }
    #expect(report.runs.allSatisfy { $0.action == .reuse })
  }
}
