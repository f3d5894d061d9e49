import Planning
import Foundation
import Testing
import TestSupport
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

  private func archivedFolder(of run: Run) -> URL {
    archive.appending(path: "\(run.key.hex.prefix(2))/\(run.key.hex)")
  }

  private let large = Data(count: ResultStore.largestArchivedFile + 1)

  /// A result with networks that are too large to be archived, and as large a table.
  private func makeLarge(_ run: Run, in store: ResultStore? = nil) throws {
    let store = store ?? folder.store
    let staging = try store.stagingFolder(for: run)
    for name in ["networks.bin", "curve.csv"] {
      try writeDurably(large, to: staging.appending(path: name))
    }
    try store.commit(metrics: ["score": 0.1], chain: [], provenance: Sample.provenance(), of: run)
  }

  @Test func holdsTheResultWithoutLargeFilesButWithTables() throws {
    try makeLarge(runs[0])
    let archived = try folder.store.archive(runs, in: archive)
    #expect(archived.map(\.key) == [runs[0].key])
    #expect(
      try names(in: archivedFolder(of: runs[0])) == [
        "curve.csv", "provenance.json", "result.json", "seal.json",
      ])
  }

  @Test func isReadWhereTheWorkingStoreIsEmpty() throws {
    try makeLarge(runs[0])
    let made = try folder.store.result(of: runs[0])
    _ = try folder.store.archive(runs, in: archive)
    let fresh = ResultStore(root: folder.url.appending(path: "fresh"), archives: [archive])
    #expect(try fresh.result(of: runs[0]) == made)
    #expect(try !fresh.hasAllFiles(of: runs[0]))
  }

  @Test func takesEachResultOnce() throws {
    try makeLarge(runs[0])
    _ = try folder.store.archive(runs, in: archive)
    #expect(try folder.store.archive(runs, in: archive).isEmpty)
  }

  @Test func aRunThatReadsALeftOutFileHasItsInputMadeAgain() throws {
    let training = try #require(runs.first { $0.kind == .training })
    let data = try #require(runs.first { $0.key == training.inputs[0].key })
    try makeLarge(data)
    _ = try folder.store.archive([data], in: archive)
    let fresh = ResultStore(root: folder.url.appending(path: "fresh"), archives: [archive])
    func action() throws -> PlannedRun? {
      try PlanReport(of: folder.plan(), in: fresh, jobCount: 1) { _ in nil }.runs.first {
        $0.run.key == data.key
      }
    }
    #expect(try action()?.action == .run)
    #expect(try action()?.cause == "the archive lacks files that are to be read")
    // Made again, it lies in the working store beside the archive.
    try makeLarge(data, in: fresh)
    #expect(try action()?.action == .reuse)
    #expect(try fresh.data("networks.bin", of: data) == large)
  }

  @Test func nothingIsMadeAgainThatNoRunReads() throws {
    for run in runs { try makeLarge(run) }
    _ = try folder.store.archive(runs, in: archive)
    let fresh = ResultStore(root: folder.url.appending(path: "fresh"), archives: [archive])
    let report = try PlanReport(of: folder.plan(), in: fresh, jobCount: 1) { _ in nil }
    #expect(report.runs.allSatisfy { $0.action == .reuse })
  }
}
