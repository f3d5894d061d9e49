import Planning
import Records

/// An element of a job array: the runs of one checkpoint key, which go on from one another.
struct ArrayTask {
  var runs: [Run]
  /// `nil` if the time of a run is not known.
  var predictedSeconds: Double? = nil

  /// The tasks for runs without a result, in dependency order.
  static func all(for pending: [PlannedRun]) -> [ArrayTask] {
    var tasks: [ArrayTask] = []
    var places: [RunKey: Int] = [:]
    for planned in pending {
      let run = planned.run
      if let place = places[run.checkpointKey] {
        tasks[place].runs.append(run)
        tasks[place].predictedSeconds = tasks[place].predictedSeconds.flatMap { earlier in
          planned.predictedSeconds.map { earlier + $0 }
        }
      } else {
        places[run.checkpointKey] = tasks.count
        tasks.append(ArrayTask(runs: [run], predictedSeconds: planned.predictedSeconds))
      }
    }
    return tasks
  }

  /// For each task, how many tasks in a row must end before it.
  static func stages(of tasks: [ArrayTask]) -> [Int] {
    var stages: [RunKey: Int] = [:]
    return tasks.map { task in
      let stage =
        task.runs.flatMap(\.inputs).compactMap { stages[$0.key] }.max().map { $0 + 1 } ?? 0
      for run in task.runs { stages[run.key] = max(stages[run.key] ?? 0, stage) }
      return stage
    }
  }
}

/// Array tasks of one resource class whose inputs are all in earlier arrays.
struct JobArray {
  /// As in `a03`, unique in a submission.
  let name: String
  let resources: ResourceClass
  let tasks: [ArrayTask]
  /// How often the array is submitted, each task after the one before it.
  let roundCount: Int
  /// The names of the arrays that hold inputs.
  let inputs: [String]

  /// Distributes tasks over arrays: by stage, class and number of rounds, at most `limit` in each.
  static func arrays(
    of tasks: [ArrayTask], settings: ClusterSettings, limit: Int
  ) -> [JobArray] {
    struct Group: Hashable, Comparable {
      let (stage, resources, roundCount): (Int, ResourceClass, Int)

      static func < (lhs: Self, rhs: Self) -> Bool {
        // The short ones first, which a scheduler can fit in earlier.
        (lhs.stage, lhs.resources, lhs.roundCount) < (rhs.stage, rhs.resources, rhs.roundCount)
      }
    }
    let groups = zip(tasks, ArrayTask.stages(of: tasks)).map { task, stage in
      let resources = ResourceClass(
        seconds: task.predictedSeconds, embeds: task.runs.contains { $0.kind == .embedding },
        settings)
      return (
        Group(
          stage: stage, resources: resources,
          roundCount: resources.roundCount(seconds: task.predictedSeconds, settings)), task
      )
    }
    var arrays: [JobArray] = []
    var homes: [RunKey: String] = [:]
    for (group, members) in Dictionary(grouping: groups, by: \.0).sorted(by: { $0.key < $1.key }) {
      let tasks = members.map(\.1)
      for start in stride(from: 0, to: tasks.count, by: limit) {
        let chunk = Array(tasks[start..<min(start + limit, tasks.count)])
        let keys = chunk.flatMap(\.runs).flatMap(\.inputs).map(\.key)
        let name = "a" + padded(arrays.count + 1)
        arrays.append(
          JobArray(
            name: name, resources: group.resources, tasks: chunk, roundCount: group.roundCount,
            inputs: Set(keys.compactMap { homes[$0] }).sorted()))
        for run in chunk.flatMap(\.runs) { homes[run.key] = homes[run.key] ?? name }
      }
    }
    return arrays
  }
}
