import Foundation
import Planning
import Records
import Running
import Store
import TestSupport
import Testing
@testable import Clusters

@Suite struct JobArrayTests {
  private static let settings = Result {
    try ClusterSettings(reading: repository.appending(path: "paper/clusters/slurm.yaml"))
  }

  /// The full profile on an empty store, with the times of the committed costs.
  private static let report = Result {
    let plan = try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .full,
      schema: Catalogue.schema(of: repository))
    let folder = try TemporaryFolder()
    return try PlanReport(
      of: plan, in: ResultStore(root: folder.url, archives: []),
      costs: Costs(ofRepository: repository), jobCount: 1, resumableStep: { _ in nil })
  }

  @Test(
    "Each run of the full profile is in one array task, and its inputs in earlier arrays",
    arguments: [7, 101, 1001])
  func full(limit: Int) throws {
    let pending = try Self.report.get().pending
    let tasks = ArrayTask.all(for: pending)
    let arrays = JobArray.arrays(of: tasks, settings: try Self.settings.get(), limit: limit)
    #expect(arrays.allSatisfy { (1...limit).contains($0.tasks.count) })
    let keys = arrays.flatMap(\.tasks).flatMap(\.runs).map(\.key)
    #expect(keys.count == pending.count)
    #expect(Set(keys) == Set(pending.map(\.run.key)))
    var earlier: Set<RunKey> = []
    var names: Set<String> = []
    for array in arrays {
      var homes: Set<String> = []
      for task in array.tasks {
        #expect(Set(task.runs.map(\.checkpointKey)).count == 1)
        let own = Set(task.runs.map(\.key))
        for input in task.runs.flatMap(\.inputs) where !own.contains(input.key) {
          #expect(earlier.contains(input.key), "\(task.runs[0].path)")
          homes.formUnion(
            arrays.filter { $0.tasks.contains { $0.runs.contains { $0.key == input.key } } }
              .map(\.name))
        }
      }
      #expect(Set(array.inputs) == homes)
      #expect(array.inputs.allSatisfy(names.contains))
      #expect(names.insert(array.name).inserted)
      earlier.formUnion(array.tasks.flatMap(\.runs).map(\.key))
    }
  }

  @Test("Classes of resources add few arrays to those that limit and inputs ask for") func few()
    throws
  {
    let tasks = ArrayTask.all(for: try Self.report.get().pending)
    let arrays = JobArray.arrays(of: tasks, settings: try Self.settings.get(), limit: 101)
    let stages = Dictionary(grouping: ArrayTask.stages(of: tasks)) { $0 }.values
    let least = stages.map { ($0.count + 100) / 101 }.reduce(0, +)
    #expect((least...least + 3).contains(arrays.count), "\(arrays.count) of \(tasks.count) tasks")
  }

  @Test("All rounds together have the time of each task, and not much more", arguments: [1, 3, 50])
  func times(limit: Int) throws {
    let settings = try Self.settings.get()
    // Times from seconds to days, in no order.
    let tasks = zip(0..., ArrayTask.all(for: try Self.report.get().pending)).map { index, task in
      ArrayTask(
        runs: task.runs, predictedSeconds: exp(Double(index * 7919 % 1000) / 1000 * log(400_000)))
    }
    let arrays = JobArray.arrays(of: tasks, settings: settings, limit: limit)
    #expect(arrays.map { $0.tasks.count }.reduce(0, +) == tasks.count)
    for array in arrays {
      #expect(array.tasks.count <= limit)
      #expect(array.resources.time <= settings.timeLimit)
      let time = Double(array.resources.time * array.roundCount)
      for task in array.tasks {
        let wanted = try #require(task.predictedSeconds) * settings.timeFactor
        #expect(time >= wanted)
        #expect(time <= max(3600, 4 * wanted))
      }
    }
  }

  @Test(
    "The time asked for is the predicted one by a factor, from a short ladder, up to the limit",
    arguments: [
      (1.0, 3600), (2400, 3600), (2401, 14_400), (9601, 43_200), (28_801, 86_400), (1e6, 86_400),
      (nil, 86_400),
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
    #expect(resources.roundCount(seconds: 57_600, settings) == 1)
    #expect(resources.roundCount(seconds: 57_601, settings) == 2)
    #expect(resources.roundCount(seconds: nil, settings) == 1)
    settings.submitLimit = 100
    #expect(resources.roundCount(seconds: 300_000, settings) == 1)
  }

  @Test("Array tasks of a template, which cannot wait for others, have one round") func oneRound()
    throws
  {
    let settings = try ClusterSettings(
      reading: repository.appending(path: "paper/clusters/pbs.yaml"))
    let runs = try Self.report.get().pending.prefix(1).map(\.run)
    let tasks = [ArrayTask(runs: runs, predictedSeconds: 1e6)]
    #expect(JobArray.arrays(of: tasks, settings: settings, limit: 9).map(\.roundCount) == [1])
    let slurm = try Self.settings.get()
    #expect(JobArray.arrays(of: tasks, settings: slurm, limit: 9).map(\.roundCount) == [18])
  }
}
