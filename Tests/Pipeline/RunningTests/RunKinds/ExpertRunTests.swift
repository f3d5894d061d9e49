import Environments
import Experts
import Foundation
import Networks
import TestSupport
import Testing
@testable import DataFiles
@testable import Running

@Suite struct ExpertRunTests {
  private static let settings = {
    var settings = ExpertTrainer.Settings()
    settings.epochStepCount = 80
    settings.warmUpStepCount = 100
    settings.replayCapacity = 160
    settings.learner.policyWidths = [8]
    settings.learner.criticWidths = [8]
    settings.learner.quantileCount = 5
    settings.learner.droppedQuantileCount = 1
    settings.learner.batchCount = 8
    return settings
  }()

  private static func run(
    in folder: URL, stepCount: Int = 400, expertAt: Int = 400, key: String = "a"
  ) throws -> ExpertRun {
    ExpertRun(
      settings: settings,
      model: try Models(work: workingStore).model(of: .hopper, inertia: .cylinder),
      seed: 2, stepCount: stepCount, episodeCount: 2,
      stepCounts: [.expert: expertAt, .medium: 160], finalEpisodeCount: 3,
      folder: ExpertFolder(url: folder, owner: CheckpointOwner(key: key)))
  }

  @Test func keepsThePoliciesOfTheStepsAskedForAndTheCurve() throws {
    let folder = try TemporaryFolder()
    let output = try Self.run(in: folder.url).output(monitor: .patient)
    #expect(
      Set(output.files.keys)
        == ["expert.safetensors", "medium.safetensors", "curve.csv", "evaluation.csv"])
    let curve = try #require(output.text("curve.csv")).split(separator: "\n")
    #expect(
      curve.dropFirst().map { $0.prefix { $0 != "," } } == ["80", "160", "240", "320", "400"])
    #expect(output["medium_episode_count"] == 3)
    #expect(try #require(output.text("evaluation.csv")).contains("\nmedium,160,"))
    for name in ["expert.safetensors", "medium.safetensors"] {
      let data = try #require(output.files[name])
      let contents = try Safetensors(decoding: data, file: name, isSealed: true)
      let policy = try TanhGaussianPolicy(named: "policy", from: contents.tensors.byName)
      #expect(policy.network.widths == [11, 8, 6])
    }
  }

  @Test(arguments: [5, 23, 70, 200])
  func comesToTheSameBytesWhenItWasInterrupted(count: Int) throws {
    let (whole, broken) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(throws: Interrupted.self) {
      try Self.run(in: broken.url).output(monitor: .stopping(after: count))
    }
    #expect(
      try Self.run(in: broken.url).output(monitor: .patient)
        == Self.run(in: whole.url).output(monitor: .patient))
  }

  @Test func aLongerTrainingGoesOnFromAShorterOne() throws {
    let (whole, grown) = (try TemporaryFolder(), try TemporaryFolder())
    _ = try Self.run(in: grown.url, stepCount: 240, expertAt: 240).output(monitor: .patient)
    #expect(
      try Self.run(in: grown.url).output(monitor: .patient)
        == Self.run(in: whole.url).output(monitor: .patient))
  }

  @Test("A foreign or damaged state is refused by name") func refusal() throws {
    let folder = try TemporaryFolder()
    _ = try Self.run(in: folder.url, stepCount: 240, expertAt: 240).output(monitor: .patient)
    let foreign = #expect(throws: SafetensorsError.self) {
      try Self.run(in: folder.url, key: "b").output(monitor: .patient)
    }
    #expect(foreign?.problem == "it belongs to the run a, not to b")
    let file = folder.url.appending(path: "learner.safetensors")
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: file)
    let error = #expect(throws: SafetensorsError.self) {
      try Self.run(in: folder.url).output(monitor: .patient)
    }
    #expect(error?.file == file.path)
  }
}
