import Foundation
import Planning
import Records
import Running
import TestSupport
import Testing
@testable import Clusters

@Suite struct JobArrayTests {
  private static let settings = Result {
    try ClusterSettings(reading: repository.appending(path: "paper/clusters/slurm.yaml"))
  }

  private static let plan = Result {
    try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .full,
      schema: Catalogue.schema(of: repository))
  }

  /// The tasks of the full profile, with the times of the committed costs.
  private static func tasks() throws -> [ArrayTask] {
    let prediction = CostPrediction(
      recorded: [], costs: try Costs(ofRepository: repository))
    var tasks: [ArrayTask] = []
    for run in try plan.get().distinctRuns {
      if let place = tasks.firstIndex(where: { $0.runs[0].checkpointKey == run.checkpointKey }) {
        tasks[place].runs.append(run)
      } else {
        tasks.append(ArrayTask(runs: [run], predictedSeconds: prediction.seconds(of: run)))
      }
    }
    return tasks
  }

  @Test("Each run of the full profile is in one array task, and its inputs in earlier arrays")
  func full() throws {
    let tasks = try Self.tasks()
    let arrays = JobArray.arrays(of: tasks, settings: try Self.settings.get(), limit: 101)
    #expect(arrays.allSatisfy { $0.tasks.count <= 101 })
    let keys = arrays.flatMap(\.tasks).flatMap(\.runs).map(\.key)
    #expect(Set(keys) == Set(try Self.plan.get().distinctRuns.map(\.key)))
    #expect(keys.count == Set(keys).count)
    var earlier: Set<RunKey> = []
    var names: [String] = []
    for array in arrays {
      for task in array.tasks {
        let own = Set(task.runs.map(\.key))
        for input in task.runs.flatMap(\.inputs) where !own.contains(input.key) {
          #expect(earlier.contains(input.key), "\(task.runs[0].path)")
        }
      }
      #expect(array.inputs.allSatisfy(names.contains))
      #expect(
        array.inputs.isEmpty
          == array.tasks.allSatisfy { $0.runs.allSatisfy(\.inputs.isEmpty) })
      names.append(array.name)
      earlier.formUnion(array.tasks.flatMap(\.runs).map(\.key))
    }
    #expect(Set(names).count == names.count)
    // Not many more than the tasks need whatever their times are.
    #expect(arrays.count <= (tasks.count + 100) / 101 + 12, "\(arrays.count)")
  }

  @Test(
    "The time asked for is the predicted one by a factor, from a short ladder, up to the limit",
    arguments: [
      (1.0, 900), (600, 900), (601, 3600), (40_000, 86_400), (1e6, 86_400), (nil, 86_400),
    ])
  func time(predicted: Double?, asked: Int) throws {
    let resources = ResourceClass(seconds: predicted, embeds: false, try Self.settings.get())
    #expect(resources.time == asked)
    #expect(resources.threads == 1)
  }

  @Test("A run that is longer than the limit has several rounds") func rounds() throws {
    var settings = try Self.settings.get()
    let resources = ResourceClass(seconds: 300_000, embeds: true, settings)
    #expect(resources.timeText == "24:00:00")
    #expect(resources.threads == 4)
    #expect(resources.roundCount(seconds: 300_000, settings) == 6)
    #expect(resources.roundCount(seconds: nil, settings) == 1)
    settings.submitLimit = 100
    #expect(resources.roundCount(seconds: 300_000, settings) == 1)
  }
}
