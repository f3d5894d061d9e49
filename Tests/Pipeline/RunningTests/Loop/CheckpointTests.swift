import LinearAlgebra
import Testing

@testable import DataFiles
@testable import Records
@testable import Running

@Suite struct CheckpointTests {
  private static let owner = CheckpointOwner(key: "a", numericClass: "p")

  static func checkpoint(updateCount: Int, rowsAt steps: [Int]) -> Checkpoint {
    var curve = Curve(
      metrics: ["return_mean", "return_std", "survival_mean_s", "tilt_rms_deg"],
      trainingMetrics: ["loss", "mean"])
    for step in steps {
      curve.rows.append(Curve.Row(step: step, values: [1, 2, 3, 4, -0.5, nil]))
    }
    return Checkpoint(
      updateCount: updateCount, tensors: [Tensor(name: "w", shape: [2], elements: [1, -0.1])],
      losses: [-0.5, nil], episodeCount: 2, curve: curve, chain: steps.map { "d\($0)" },
      effort: Effort(wallSeconds: 1.5, processorSeconds: 0.25, resumeCount: 3))
  }

  @Test("Written tensors are read back", arguments: [[], [0], [0, 5]])
  func roundTrip(steps: [Int]) throws {
    let checkpoint = Self.checkpoint(updateCount: 9, rowsAt: steps)
    #expect(
      try Checkpoint(decoding: checkpoint.encoded(for: Self.owner), of: Self.owner, file: "a")
        == checkpoint)
  }

  @Test(
    "A checkpoint of another run or kind of machine is refused",
    arguments: [
      (CheckpointOwner(key: "b", numericClass: "p"), "it belongs to the run a, not to b"),
      (
        CheckpointOwner(key: "a", numericClass: "q"),
        "it is of the numeric class p, and this machine is of q, which may round differently"
      ),
    ])
  func refusesForeign(owner: CheckpointOwner, problem: String) {
    let data = Self.checkpoint(updateCount: 9, rowsAt: [0]).encoded(for: Self.owner)
    let remedy = "move it away and run again"
    #expect(throws: SafetensorsError(file: "f", problem: problem, remedy: remedy)) {
      try Checkpoint(decoding: data, of: owner, file: "f")
    }
  }

  @Test func refusesTensorsThatAreNoCheckpoint() {
    let policy = Safetensors(tensors: [Tensor(name: "w", shape: [1], elements: [1])])
    #expect(throws: SafetensorsError(file: "a", problem: "it is not a checkpoint")) {
      try Checkpoint(decoding: policy.encoded(), of: Self.owner, file: "a")
    }
  }
}
