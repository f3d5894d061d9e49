import Foundation
import LinearAlgebra
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running

@Suite struct CheckpointFolderTests {
  private static let plan = TrainingProtocol(
    stepCount: 20, evaluationInterval: 5, episodeCount: 2, snapshotFractions: [0.25, 1])

  private let temporary: TemporaryFolder
  /// With a snapshot at step 5 and a checkpoint at step 12, after 3 of pre-training.
  private let folder: CheckpointFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = CheckpointFolder(url: temporary.url, owner: CheckpointOwner(key: "a"))
    try folder.write(
      CheckpointTests.checkpoint(updateCount: 8, rowsAt: [0, 5]), isSnapshot: true)
    try folder.write(
      CheckpointTests.checkpoint(updateCount: 15, rowsAt: [0, 5, 10]), isSnapshot: false)
  }

  @Test(
    "The latest checkpoint with all evaluations and snapshots before it is found",
    arguments: [
      (20, 5, 2, [0.25, 1], 15),
      // Not beyond the last step.
      (5, 5, 2, [0.25, 1], nil), (5, 5, 2, [1], 8),
      // Not after a snapshot or an evaluation that is missing.
      (20, 5, 2, [0.25, 0.5], 8), (20, 5, 2, [0.1], nil), (20, 6, 2, [0.25, 1], 8),
      (20, 3, 2, [0.25, 1], nil),
      // Not with another number of episodes.
      (20, 5, 3, [0.25, 1], nil),
    ] as [(Int, Int, Int, [Double], Int?)])
  func latest(
    stepCount: Int, interval: Int, episodeCount: Int, snapshots: [Double], updateCount: Int?
  ) throws {
    let plan = TrainingProtocol(
      stepCount: stepCount, evaluationInterval: interval, episodeCount: episodeCount,
      snapshotFractions: snapshots)
    let checkpoint = try folder.latest(fitting: plan, pretrainingStepCount: 3)
    #expect(checkpoint?.updateCount == updateCount)
  }

  @Test func leavesOutEvaluationsThatAreNotAskedFor() throws {
    var plan = Self.plan
    plan.evaluationInterval = 10
    let checkpoint = try #require(try folder.latest(fitting: plan, pretrainingStepCount: 3))
    #expect(checkpoint.curve.rows.map(\.step) == [0, 10])
  }

  @Test("A checkpoint under another step's name is skipped for an older one")
  func skipsAFileUnderAnotherStepsName() throws {
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
    for name in ["checkpoint-19.safetensors.partial", "notes.txt", "snapshot-x.safetensors"] {
      try temporary.write("?", to: name)
    }
    #expect(try folder.latest(fitting: Self.plan, pretrainingStepCount: 3)?.updateCount == 15)
  }
}
