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

/// Reviews of trainings of 40 steps with an evaluation after 20, on a dataset whose transitions the archive
/// lacks.
@Suite struct ReviewTests {
  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }

  private let folder: Folder
  private let plan: Plan
  private let store: ResultStore

  init() throws {
    folder = try Folder()
    try folder.addShortTraining(seeds: 0..<2)
    plan = try folder.plan(schema: Catalogue.schema(of: folder.url))
    let work = ResultStore(root: folder.url.appending(path: "work"), archives: [])
    let outcome = try Schedule(
      plan: plan, store: work, jobCount: 1, checkpointInterval: nil, repository: folder.url
    ).execute()
    try #require(outcome.finishedCount == 3)
    let data = try #require(try work.resultFolder(of: plan.runs[0]))
    try FileManager.default.removeItem(at: data.appending(path: "transitions.safetensors"))
    store = ResultStore(
      root: folder.url.appending(path: "reader"), archives: [work.root.appending(path: "results")])
  }

  private func review(
    of pattern: String = "*", secondsLeft: @escaping @Sendable () -> Double
  ) throws -> Review {
    let runs = try plan.runs(matching: pattern)
    return try Review(
      of: runs, in: plan,
      claims: plan.runs.dropFirst().map { ReviewSubject(name: $0.path, keys: [$0.key]) },
      store: store, jobCount: 1, repository: folder.url,
      deadline: Deadline(secondsLeft: secondsLeft))
  }

  @Test("With enough time all runs are made again, inputs included, and nothing is left behind")
  func all() throws {
    var review = try review { 1000 }
    var lines: Set<String> = []
    try review.execute { lines.insert("\($0)") }
    #expect(
      lines == [
        "data/standing-still/-/lqr/0: identical", "bc/standing-still/data/bc/0: identical",
        "bc/standing-still/data/bc/1: identical",
      ])
    #expect(review.claims(.whole).count == 2 && review.claims(.nothing).isEmpty)
    #expect(review.unfinishedCount == 0)
    #expect(review.cells(.whole).count == 2 && review.obstacles.isEmpty)
    #expect(try store.root.appending(path: "reproductions").names.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: store.root.appending(path: "results").path))
  }

  @Test("When the time is up, trainings are compared as far as they came")
  func deadline() throws {
    let folder = store.root.appending(path: "reproductions")
    var review = try review(of: "bc/*/*/*/0") {
      // The snapshot of step 10 is there.
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      return paths.contains { $0.hasSuffix("snapshot-10.safetensors") } ? -1 : 1000
    }
    var lines: [String] = []
    try review.execute { lines.append("\($0)") }
    #expect(lines.count == 2)
    #expect(lines.last == "bc/standing-still/data/bc/0: identical up to step 0 of 40")
    #expect(review.claims(.part).count == 1 && review.claims(.nothing).count == 1)
    #expect(review.cells(.part) == ["bc/standing-still/data/bc"])
    #expect(review.findings.values.contains { $0.lastStep == 0 })
  }

  @Test("What could not be compared in time is counted") func unfinished() throws {
    let folder = store.root.appending(path: "reproductions")
    let end = Flag()
    var review = try review(of: "bc/*/*/*/0") {
      let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
      // The first run began.
      if paths.contains(where: { $0.contains("locks/") }) {
        end.isSet.store(true, ordering: .relaxed)
      }
      return end.isSet.load(ordering: .relaxed) ? -1 : 1000
    }
    try review.execute { _ in }
    #expect(review.unfinishedCount > 0)
    #expect(review.claims(.nothing).count == 2)
  }

  @Test("Runs without a result are named, with the runs that lack them") func obstacles() throws {
    let empty = ResultStore(root: folder.url.appending(path: "empty"), archives: [])
    var review = try Review(
      of: plan.runs, in: plan, claims: [], store: empty, jobCount: 1, repository: folder.url,
      deadline: Deadline { 1000 })
    try review.execute { _ in Issue.record("nothing can be made again") }
    #expect(review.obstacles.map(\.path) == plan.runs.map(\.path))
    #expect(review.obstacles.allSatisfy { $0.reason == "no result to compare with" })
    #expect(review.cells(.nothing).count == 2)
  }
}
