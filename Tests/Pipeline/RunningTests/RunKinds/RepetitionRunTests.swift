import Testing
@testable import Records
@testable import Running

/// A training of ten steps that keeps its place, as checkpoints do.
private final class Counting {
  private(set) var callCount = 0
  private(set) var stops: [Int] = []
  private var step = 0
  let output: RunOutput

  init(_ output: RunOutput) { self.output = output }

  func train(_ monitor: RunMonitor) throws -> RunOutput {
    callCount += 1
    while step < 10 {
      step += 1
      if monitor.mustStop {
        stops.append(step)
        throw Interrupted()
      }
      monitor.advanced(to: step, of: 10)
    }
    return output
  }
}

struct RepetitionRunTests {
  private func output(score: Double = 0.5, chain: [String] = ["a", "b"]) -> RunOutput {
    var output = RunOutput(chain: chain)
    output.add("score", score)
    output.add("last_loss", .nan)
    output.add(file: "curve.csv", "step,score\n")
    return output
  }

  private func original() -> RunResult {
    let run = Run(
      kind: .training, cell: Cell(experiment: "e", task: "t", dataset: "d", method: "m"), seed: 0,
      values: RunValues(), inputs: [], numerics: [:], specification: "e.yaml", title: "E")
    let output = output()
    return RunResult(
      of: run, inputs: [:],
      metrics: output.metrics, chain: output.chain, files: ["curve.csv": sha256(of: "step,score\n")]
    )
  }

  private func metrics(
    _ training: Counting, stops: @escaping () -> Bool = { false }
  ) throws -> RunOutput {
    let monitor = RunMonitor(checkpointInterval: .seconds(60), stops: stops) { _, _ in }
    return try RepetitionRun(original: original(), train: training.train).output(monitor: monitor)
  }

  @Test func stopsOnceHalfWayAndFindsTheSameBits() throws {
    let training = Counting(output())
    let output = try metrics(training)
    #expect(training.callCount == 2)
    #expect(training.stops == [6])
    for what in ["evaluation", "metric", "file"] {
      #expect(output["identical_\(what)_count"] == output["\(what)_count"], "\(what)")
    }
    #expect(output["evaluation_count"] == 2)
    #expect(output["first_different_evaluation"] == nil)
  }

  @Test func oneUlpOfAMetricIsADifference() throws {
    let output = try metrics(Counting(output(score: 0.5.nextUp)))
    #expect(output["metric_count"] == 2)
    #expect(output["identical_metric_count"] == 1)
  }

  @Test(arguments: [
    (["a", "c"], 1.0), (["c", "b"], 0.0), (["a"], 1.0), (["a", "b", "c"], 2.0),
  ])
  func namesTheFirstEvaluationThatDiffers(chain: [String], first: Double) throws {
    let output = try metrics(Counting(output(chain: chain)))
    #expect(output["first_different_evaluation"] == first)
  }

  @Test func isInterruptedAsTrainingIs() throws {
    let training = Counting(output())
    #expect(throws: Interrupted.self) { try metrics(training, stops: { true }) }
    #expect(training.callCount == 1)
  }
}
