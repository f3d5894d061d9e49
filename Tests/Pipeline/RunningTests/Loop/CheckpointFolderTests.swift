import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Running

@Suite struct CheckpointFolderTests {
  private static let plan = TrainingProtocol(
    stepCount: 20, evaluationInterval: 5, episodeCount: 2, snapshotFractions: [0.25, 1])

  /// A folder with a snapshot at step 5 and a checkpoint at step 12, after 3 of pre-training.
  private static func folder(in temporary: TemporaryFolder) throws -> CheckpointFolder {
    let folder = CheckpointFolder(url: temporary.url, owner: CheckpointOwner(key: "a"))
    try folder.write(
      CheckpointTests.checkpoint(updateCount: 8, rowsAt: [0, 5]), isSnapshot: true)
    try folder.write(
      CheckpointTests.checkpoint(updateCount: 15, rowsAt: [0, 5, 10]), isSnapshot: false)
    return folder
  }

  private static func latest(_ change: (inout TrainingProtocol) -> Void = { _ in }) throws -> Int? {
    let temporary = try TemporaryFolder()
    var plan = Self.plan
    change(&plan)
    return try folder(in: temporary).latest(fitting: plan, pretrainingStepCount: 3)?.updateCount
  }

  @Test func givesTheLatest() throws {
    #expect(try Self.latest() == 15)
  }

  @Test func givesNoneBeyondTheLastStep() throws {
    #expect(try Self.latest { $0.stepCount = 5 } == nil)
    #expect(
      try Self.latest {
        $0.stepCount = 5
        $0.snapshotFractions = [1]
      } == 8)
  }

  @Test func givesNoneAfterASnapshotThatIsNotThere() throws {
    #expect(try Self.latest { $0.snapshotFractions = [0.25, 0.5] } == 8)
    #expect(try Self.latest { $0.snapshotFractions = [0.1] } == nil)
  }

  @Test func givesNoneAfterAnEvaluationThatIsNotThere() throws {
    #expect(try Self.latest { $0.evaluationInterval = 6 } == 8)
    #expect(try Self.latest { $0.evaluationInterval = 3 } == nil)
  }

  @Test func leavesOutEvaluationsThatAreNotAskedFor() throws {
    let temporary = try TemporaryFolder()
    var plan = Self.plan
    plan.evaluationInterval = 10
    let checkpoint = try #require(
      try Self.folder(in: temporary).latest(fitting: plan, pretrainingStepCount: 3))
    #expect(checkpoint.curve.rows.map(\.step) == [0, 10])
  }

  @Test func givesNoneWithOtherEpisodes() throws {
    #expect(try Self.latest { $0.episodeCount = 3 } == nil)
  }

  @Test("A checkpoint under another step's name is skipped for an older one")
  func skipsAFileUnderAnotherStepsName() throws {
    let temporary = try TemporaryFolder()
    let folder = try Self.folder(in: temporary)
    try FileManager.default.moveItem(
      at: temporary.url.appending(path: "checkpoint-15.safetensors"),
      to: temporary.url.appending(path: "checkpoint-16.safetensors"))
    var problems: [SafetensorsError] = []
    let checkpoint = try folder.latest(fitting: Self.plan, pretrainingStepCount: 3) {
      problems.append($0)
    }
    #expect(checkpoint?.updateCount == 8)
    #expect(problems.map(\.problem) == ["it holds step 15"])
  }

  @Test func passesOverForeignFiles() throws {
    let temporary = try TemporaryFolder()
    let folder = try Self.folder(in: temporary)
    for name in ["checkpoint-19.safetensors.partial", "notes.txt", "snapshot-x.safetensors"] {
      try Data("?".utf8).write(to: temporary.url.appending(path: name))
    }
    #expect(try folder.latest(fitting: Self.plan, pretrainingStepCount: 3)?.updateCount == 15)
  }
}
