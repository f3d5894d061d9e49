import Foundation
import Testing
import TestSupport
@testable import Claims
@testable import Planning
@testable import Records
@testable import Specifications
@testable import Store
@testable import Reporting

/// What a report reads of a real store.
struct ResultsTests {
  private let folder = FileManager.default.temporaryDirectory
    .appending(path: "results-\(UUID().uuidString)")

  private var store: ResultStore { ResultStore(root: folder.appending(path: "work"), archives: []) }

  /// A plan of one evaluation, with more episodes in the full profile than in the others.
  private func plan(_ profile: Profile) throws -> Plan {
    let specifications = folder.appending(path: "experiments")
    try FileManager.default.createDirectory(at: specifications, withIntermediateDirectories: true)
    try """
    schema: dmil-spec/1
    kind: evaluation
    id: references
    title: References
    controllers: [lqr]
    episodes: 2
    profiles: {full: {episodes: 50}}
    """.write(
      to: specifications.appending(path: "references.yaml"), atomically: true, encoding: .utf8)
    let schema = Schema(
      fields: [
        .evaluation: [
          Field("task", .text, default: .text("standing-still"), "What to do."),
          Field("controllers", .choices(["lqr"]), "Who acts."),
          Field("episodes", .integer(1...100), "How many.", variesByProfile: true),
        ]
      ], methods: [:], numerics: { _, _ in [:] })
    return try Plan(loading: specifications, profile: profile, schema: schema)
  }

  /// Stores a score for the first run of a plan.
  private func commit(score: Double, in plan: Plan) throws {
    let run = try #require(plan.runs.first)
    let staging = try store.stagingFolder(for: run)
    try "time_s\n0\n".write(
      to: staging.appending(path: "trajectory.csv"), atomically: true, encoding: .utf8)
    try store.commit(
      metrics: ["return_mean": score], chain: [],
      provenance: Provenance(
        sourceSHA256: "", commit: "", isDirty: false, environment: [:], start: "", end: "",
        wallSeconds: 0, cpuSeconds: 0, resumeCount: 0), of: run)
  }

  @Test("A result of another profile is no result")
  func otherProfile() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try commit(score: 12.5, in: try plan(.smoke))
    let smoke = try Results(
      plan: try plan(.smoke), expectations: Expectations(), costs: nil, store: store)
    #expect(smoke.entries.map { $0.value(of: "return_mean") } == [12.5])
    #expect(try smoke.data("trajectory.csv", of: smoke.entries[0]) == Data("time_s\n0\n".utf8))
    let full = try Results(
      plan: try plan(.full), expectations: Expectations(), costs: nil, store: store)
    #expect(full.entries.map { $0.value(of: "return_mean") } == [nil])
    #expect(full.status.plain.contains("0 runs have a result"))
  }

  @Test("An edited result stops the report", arguments: ["result.json", "trajectory.csv"])
  func edited(file: String) throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try commit(score: 12.5, in: try plan(.quick))
    let run = try #require(try plan(.quick).runs.first)
    let edited = folder.appending(path: "work/results/\(run.key.hex.prefix(2))/\(run.key.hex)")
      .appending(path: file)
    let text = try String(contentsOf: edited, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: edited.path)
    try text.replacing("2", with: "3", maxReplacements: 1).replacing("0\n", with: "1\n")
      .write(to: edited, atomically: true, encoding: .utf8)
    let report = Report(
      plan: try plan(.quick), expectations: Expectations(), costs: nil, store: store,
      repository: folder)
    let error = try #require(throws: ReportError.self) { try report.write() }
    guard case .results(_, isEdited: true) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(error.description.contains(file))
    #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "paper").path))
  }
}
