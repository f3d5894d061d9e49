import Foundation
import TestSupport
import Testing

@testable import Claims
@testable import Planning
@testable import Records
@testable import ReportTestSupport
@testable import TracedResults

/// What is read from a real store.
struct ResultsTests {
  private let folder: Folder

  init() throws { folder = try Sample.folder() }

  private func results(_ profile: Profile) throws -> Results {
    try Results(
      plan: try folder.plan(profile), expectations: Expectations(), costs: nil,
      store: folder.store)
  }

  /// Stores results of the dataset and of all training runs; returns the latter.
  private func makeResults(_ profile: Profile) throws -> [Run] {
    let runs = try folder.plan(profile).runs
    for kind in [RunKind.dataset, .training] {
      for run in runs where run.kind == kind { try folder.store.make(run) }
    }
    return runs.filter { $0.kind == .training }
  }

  @Test("A result of another profile is no result")
  func otherProfile() throws {
    let run = try #require(try makeResults(.smoke).first)
    let smoke = try results(.smoke)
    let entry = try #require(smoke.entries.first { $0.run.key == run.key })
    #expect(entry.value(of: "score") == 0.1)
    #expect(try smoke.data("curve.csv", of: entry) == Data("step,return_mean\n".utf8))
    let full = try results(.full)
    #expect(full.entries.allSatisfy { ($0.result != nil) == ($0.run.kind == .dataset) })
    #expect(full.status.plain.contains("1 runs have a result"))
  }

  @Test("Every damaged result is named with its remedy, and is no result")
  func damaged() throws {
    let runs = try makeResults(.quick)
    let files = ["result.json", "curve.csv", "provenance.json"]
    for (run, name) in zip(runs, files) {
      try folder.store.folder(of: run).appending(path: name).replace("e", with: "a")
    }
    try FileManager.default.removeItem(
      at: folder.store.folder(of: runs[3]).appending(path: "curve.csv"))
    let results = try results(.quick)
    #expect(results.problems.count == 4)
    for ((run, problem), (damaged, file)) in zip(
      results.problems, zip(runs, files + ["curve.csv"]))
    {
      #expect(run.key == damaged.key && problem.contains("/\(file): "))
      #expect(problem.hasSuffix("restore it, or delete its folder to run again"))
      #expect(results.entries.contains { $0.run.key == run.key && $0.result == nil })
    }
  }
}
