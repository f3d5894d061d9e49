import Foundation
import TestSupport
import Testing

@testable import Claims
@testable import Planning
@testable import Records
@testable import Reporting
@testable import Store

struct DamagedResultsTests {
  @Test("Damaged results stop the report, which names each")
  func damaged() throws {
    let folder = try Sample.folder()
    let runs = try folder.plan().runs
    let run = try #require(runs.first { $0.kind == .dataset })
    try folder.store.make(run)
    try folder.store.folder(of: run).appending(path: "result.json").replace("e", with: "a")
    let report = Report(
      plan: try folder.plan(), expectations: Expectations(), costs: nil, store: folder.store,
      repository: folder.url)
    let error = try #require(throws: ReportError.self) { try report.write() }
    guard case .damaged(let problems) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(problems.count == 1)
    #expect(problems[0].hasPrefix("\(run.path): ") && problems[0].contains("/result.json: "))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "paper").path))
  }
}
