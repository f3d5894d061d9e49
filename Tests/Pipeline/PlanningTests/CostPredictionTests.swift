import TestSupport
import Testing

@testable import Planning
@testable import Records

@Suite struct CostPredictionTests {
  private static func run(
    task: String = "hopper", dataset: String = "d", method: String = "dmil", steps: Int = 1000
  ) -> Run {
    Run(
      kind: .training,
      cell: Cell(experiment: "e", task: task, dataset: dataset, method: method), seed: 0,
      values: RunValues([
        "train.steps": .integer(steps), "evaluation.episodes": .integer(20),
        "evaluation.interval": .integer(500),
      ]), inputs: [], numerics: [:], specification: "", title: "")
  }

  private static func time(_ run: Run, _ seconds: Double) -> StoredProvenance {
    StoredProvenance(of: run, Sample.provenance(seconds: seconds))
  }

  private static let costs = Costs(
    machine: [:],
    items: [
      .init(.step, "dmil", task: "halfcheetah", milliseconds: .init(of: [10])),
      .init(.occasion, "evaluation, 10 episodes", task: "walker2d", milliseconds: .init(of: [500])),
    ])

  private func seconds(
    of run: Run = Self.run(), _ times: [StoredProvenance], _ costs: Costs? = nil
  ) -> Double? {
    CostPrediction(recorded: times, costs: costs).seconds(of: run)
  }

  @Test("Of runs of the same length, one on the same task and then on the same dataset counts")
  func nearest() {
    var times = [Self.time(Self.run(task: "pen"), 100)]
    #expect(seconds(times) == 100)
    times.append(Self.time(Self.run(dataset: "other"), 50))
    #expect(seconds(times) == 50)
    times.append(Self.time(Self.run(), 10))
    #expect(seconds(times) == 10)
    #expect(seconds(of: Self.run(method: "bc"), times) == nil)
  }

  @Test("A time is in proportion to the steps, of the run of the nearest length")
  func proportion() {
    let times = [Self.time(Self.run(steps: 10), 7), Self.time(Self.run(steps: 500), 6)]
    #expect(seconds(times) == 12)
  }

  @Test("A repetition takes as long as the run that it repeats, and not as another repetition")
  func repetition() {
    func repetition(of training: Run) -> Run {
      Run(
        kind: .repetition, cell: training.cell, seed: 0, values: RunValues([:]),
        inputs: [RunInput(name: "training_run", key: training.key)], numerics: [:],
        specification: "", title: "")
    }
    let (short, long) = (Self.run(steps: 10), Self.run())
    let times = [Self.time(long, 60), Self.time(repetition(of: long), 90)]
    #expect(seconds(of: repetition(of: long), times) == 60)
    #expect(seconds(of: repetition(of: short), times) == nil)
  }

  /// 1000 steps of 10 ms, and the evaluations at steps 0, 500 and 1000, of 2 × 0.5 s each.
  @Test("Measured times count before recorded times of other tasks or of far shorter runs")
  func measured() {
    let run = Self.run(task: "walker2d")
    let others = [Self.time(Self.run(), 99), Self.time(Self.run(task: "walker2d", steps: 10), 99)]
    #expect(seconds(of: run, others, Self.costs) == 13)
    #expect(seconds(of: run, others + [Self.time(run, 20)], Self.costs) == 20)
    let prediction = CostPrediction(recorded: [], costs: Self.costs).prediction(of: run)
    #expect(prediction?.items.map(\.name) == ["dmil", "evaluation, 10 episodes"])
  }
}
