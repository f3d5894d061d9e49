import Datasets
import Environments
import Foundation
import Imitation
import LinearAlgebra
import Networks
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Store

@Suite struct TrainerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let plan = TrainingProtocol(
    stepCount: 12, evaluationInterval: 5, episodeCount: 2, snapshotFractions: [0.25, 1])

  private static var learner: DMIL {
    var settings = DMIL.Settings()
    settings.models.policyWidths = [8]
    settings.models.dynamicsWidths = [8]
    settings.guidance.widths = [8]
    settings.models.dynamicsPretrainingStepCount = 4
    settings.models.rollouts.interval = 5
    return DMIL(
      settings: settings,
      data: ImitationData(
        expert: ImitationData.Part(linearTransitions(count: 40, observationCount: 4))),
      batchCount: 6, seed: 3)
  }

  private static let normalizer = Normalizer(
    mean: [0, 0, 0, 0], deviation: [0.1, 0.5, 0.3, 0.3])

  private static func trainingRun(
    _ plan: TrainingProtocol, in folder: URL, key: String = "a"
  ) -> TrainingRun {
    TrainingRun(
      plan: plan, task: RobotTask.standingStill.rawValue, normalizer: normalizer,
      evaluation: LikelihoodEvaluation(
        episodes: RobotEvaluation(
          task: .standingStill, normalizer: normalizer, episodeCount: plan.episodeCount, seed: 3),
        likelihood: DemonstrationLikelihood(
          expert: linearTransitions(count: 40, observationCount: 4),
          heldOut: linearTransitions(count: 20, observationCount: 4, seed: 2), seed: 3)),
      folder: CheckpointFolder(url: folder, owner: CheckpointOwner(key: key)))
  }

  private static func output(
    _ plan: TrainingProtocol = plan, in folder: URL, monitor: RunMonitor = .patient
  ) throws -> RunOutput {
    try trainingRun(plan, in: folder).output(of: learner, monitor: monitor)
  }

  /// The output of a run that nothing preceded.
  private static func freshOutput(_ plan: TrainingProtocol = plan) throws -> RunOutput {
    let folder = try TemporaryFolder()
    return try output(plan, in: folder.url)
  }

  @Test func evaluatesAtTheStartAtTheIntervalAndAtTheEnd() throws {
    let output = try Self.output(in: folder.url)
    let curve = try #require(output.text("curve.csv"))
    #expect(
      curve.split(separator: "\n").map { $0.prefix { $0 != "," } } == [
        "step", "0", "5", "10", "12",
      ])
    #expect(output.chain.count == 4)
    #expect(
      Set(output.files.keys) == [
        "curve.csv", "trajectory.csv", "checkpoint.safetensors", "snapshot-3.safetensors",
        "snapshot-12.safetensors",
      ])
  }

  @Test(arguments: [1, 2, 10, 40, 100, 200])
  func endsInTheSameBytesWhereverItWasInterrupted(count: Int) throws {
    let whole = try Self.freshOutput()
    var interruptionCount = 0
    while true {
      // The first stop comes where the test says, the next ones ever later.
      let monitor = RunMonitor.stopping(after: count * (interruptionCount + 1))
      do {
        #expect(try Self.output(in: folder.url, monitor: monitor) == whole)
        #expect(monitor.effort.resumeCount == interruptionCount)
        break
      } catch is Interrupted {
        interruptionCount += 1
      }
    }
    #expect(interruptionCount > 0)
  }

  @Test(
    "Another protocol replays to the bytes of a fresh run",
    arguments: [
      (12, 5, 2, [0.25, 0.5, 1]), (20, 5, 2, [0.15]), (12, 3, 2, []), (12, 5, 1, [1]),
    ] as [(Int, Int, Int, [Double])])
  func replay(stepCount: Int, interval: Int, episodeCount: Int, snapshots: [Double]) throws {
    let plan = TrainingProtocol(
      stepCount: stepCount, evaluationInterval: interval, episodeCount: episodeCount,
      snapshotFractions: snapshots)
    _ = try Self.output(in: folder.url)
    #expect(try Self.output(plan, in: folder.url) == Self.freshOutput(plan))
  }

  @Test func startsLateWhenStepsAreAdded() throws {
    _ = try Self.output(in: folder.url)
    var longer = Self.plan
    longer.stepCount = 20
    longer.snapshotFractions = [0.15, 1]
    var firstDone: Int?
    let monitor = RunMonitor.watching { firstDone = firstDone ?? $0 }
    _ = try Self.output(longer, in: folder.url, monitor: monitor)
    // 4 steps of pre-training and 12 of training were there.
    #expect(firstDone == 17)
  }

  @Test("The curve has every column that figures read, and the parameters do not depend on it")
  func diagnostics() throws {
    let output = try Self.freshOutput()
    let curve = try Curve(csv: try #require(output.text("curve.csv")), file: "curve.csv")
    for column in CurveColumn.allCases {
      // Without rollouts at step 0, there are no weights.
      let steps = curve.points(of: column).map(\.step)
      #expect(steps.suffix(3) == [5, 10, 12], "\(column)")
    }
    var plain = Self.learner
    for index in 0..<16 { _ = plain.step(index) }
    let data = try #require(output.files["checkpoint.safetensors"])
    let contents = try Safetensors(decoding: data, file: "a", isSealed: true)
    for tensor in plain.tensors { #expect(contents[tensor.name]?.elements == tensor.elements) }
  }

  @Test func leavesAllOtherNumbersWhenASnapshotIsAdded() throws {
    let before = try Self.output(in: folder.url)
    var plan = Self.plan
    plan.snapshotFractions = [0.25, 0.75, 1]
    let after = try Self.output(plan, in: folder.url)
    #expect(after.metrics == before.metrics)
    #expect(after.chain == before.chain)
    #expect(after.files.filter { $0.key != "snapshot-9.safetensors" } == before.files)
  }

  @Test("A damaged or foreign checkpoint is refused by name, and left there")
  func refusal() throws {
    #expect(throws: Interrupted.self) {
      try Self.output(in: folder.url, monitor: .stopping(after: 30))
    }
    let foreign = #expect(throws: SafetensorsError.self) {
      try Self.trainingRun(Self.plan, in: folder.url, key: "b")
        .output(of: Self.learner, monitor: .patient)
    }
    #expect(foreign?.problem == "it belongs to the run a, not to b")
    let name = try #require(try folder.url.names.first { $0.hasPrefix("checkpoint-") })
    let file = folder.url.appending(path: name)
    let damaged = try Data(contentsOf: file).dropLast(3)
    try damaged.write(to: file)
    let error = #expect(throws: SafetensorsError.self) { try Self.output(in: folder.url) }
    #expect(error?.file == file.path)
    #expect(try Data(contentsOf: file) == damaged)
    try FileManager.default.removeItem(at: file)
    #expect(try Self.output(in: folder.url) == Self.freshOutput())
  }

  @Test("A damaged checkpoint is skipped where an older one is sound")
  func olderCheckpoint() throws {
    // The snapshot of step 3 is the seventh update.
    var done = 0
    let stopping = RunMonitor(
      checkpointInterval: nil, stops: { done >= 9 }, advance: { count, _ in done = count })
    #expect(throws: Interrupted.self) { try Self.output(in: folder.url, monitor: stopping) }
    let names = try folder.url.names
    let newest = folder.url.appending(
      path: try #require(names.first { $0.hasPrefix("checkpoint-") }))
    try #require(names.contains("snapshot-7.safetensors"))
    try newest.write("?")
    let monitor = RunMonitor.patient
    #expect(try Self.output(in: folder.url, monitor: monitor) == Self.freshOutput())
    #expect(monitor.log.first?.contains("skipped a checkpoint: \(newest.path)") == true)
    #expect(monitor.effort.resumeCount == 1)
  }

  @Test func keepsOnlySnapshotsInTheEnd() throws {
    _ = try Self.output(in: folder.url, monitor: .stopping(after: .max))
    #expect(try folder.url.names == ["snapshot-16.safetensors", "snapshot-7.safetensors"])
  }

  @Test("A divergence is a result, with the curve so far and finite metrics") func divergence()
    throws
  {
    var settings = BehavioralCloning.Settings()
    settings.learningRate = 1e30
    let learner = BehavioralCloning(
      settings: settings,
      data: ImitationData(
        expert: ImitationData.Part(linearTransitions(count: 20, observationCount: 4))),
      batchCount: 4, seed: 1)
    let output = try Self.trainingRun(Self.plan, in: folder.url)
      .output(of: learner, monitor: .patient)
    let step = try #require(output["diverged_at_step"])
    #expect((1...12).contains(step))
    #expect(output.metrics.values.allSatisfy { $0.isFinite })
    #expect(output["score"] == nil)
    #expect(output.chain.count == Self.plan.evaluationSteps(before: Int(step)).count)
    #expect(Array(output.files.keys) == ["curve.csv"])
  }

  @Test func storesTheNormalizerBesideThePolicy() throws {
    let output = try Self.freshOutput()
    let data = try #require(output.files["checkpoint.safetensors"])
    let contents = try Safetensors(decoding: data, file: "a", isSealed: true)
    #expect(contents["normalizer.deviation"]?.elements == [0.1, 0.5, 0.3, 0.3])
    #expect(contents["normalizer.mean"]?.shape == [4])
    #expect(contents.metadata == ["step": "12", "task": "standing-still"])
  }
}

extension RunOutput {
  func text(_ name: String) -> String? {
    files[name].map { String(decoding: $0, as: UTF8.self) }
  }
}

@Suite struct RunMonitorTests {
  @Test func addsTheCostOfEarlierPartsToItsOwn() {
    let monitor = RunMonitor.patient
    monitor.resumed(
      atStep: 30, after: Effort(wallSeconds: 100, processorSeconds: 50, resumeCount: 2))
    #expect(monitor.effort.resumeCount == 3)
    #expect((100..<110).contains(monitor.effort.wallSeconds))
    #expect((50..<60).contains(monitor.effort.processorSeconds))
  }

  @Test func notesWithTheTime() throws {
    let monitor = RunMonitor.patient
    monitor.note("hello")
    #expect(try #require(monitor.log.first).contains(#/^\d{4}-\d\d-\d\dT.*Z hello$/#))
  }
}

@Suite struct TrainingProtocolTests {
  private let plan = TrainingProtocol(
    stepCount: 1000, evaluationInterval: 300, episodeCount: 1,
    snapshotFractions: [1, 0.01, 0.2, 0.2])

  @Test func evaluatesAtTheStartTheIntervalAndTheEndButNotInThePretraining() {
    #expect((-300...1000).filter(plan.evaluates) == [0, 300, 600, 900, 1000])
    #expect(plan.evaluationSteps(before: 600) == [0, 300])
    #expect(plan.evaluationSteps(before: -5) == [])
  }

  @Test func keepsEachSnapshotOnceInOrder() {
    #expect(plan.snapshotSteps == [10, 200, 1000])
  }
}
