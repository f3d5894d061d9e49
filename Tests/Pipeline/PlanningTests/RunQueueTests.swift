import Testing
@testable import Planning
@testable import Records
@testable import Store

@Suite struct RunQueueTests {
  private static func run(
    _ name: String, after inputs: [Run] = [], steps: Int = 1
  ) -> Run {
    Run(
      kind: inputs.isEmpty ? .dataset : .training,
      cell: Cell(experiment: name, task: "", dataset: "", method: "m"), seed: 0,
      values: RunValues(["name": .text(name), "train.steps": .integer(steps)]),
      inputs: inputs.map { RunInput(name: $0.cell.experiment, key: $0.key) }, numerics: [:],
      specification: "", title: "")
  }

  private static func planned(
    _ run: Run, _ seconds: Double? = nil, _ priority: Priority = Priority(),
    action: PlannedRun.Action = .run
  ) -> PlannedRun {
    PlannedRun(
      run: run, action: action, cause: "", predictedSeconds: seconds, priority: priority)
  }

  private static func queue(_ runs: [Run]) -> RunQueue { RunQueue(runs.map { planned($0) }) }

  /// The names of the runs that may begin now, in order.
  private static func begun(
    _ queue: inout RunQueue, within seconds: Double = .infinity
  ) -> [String] {
    var names: [String] = []
    while let run = queue.next(within: seconds) { names.append(run.cell.experiment) }
    return names
  }

  @Test("A run starts when its inputs have ended") func inputs() {
    let data = Self.run("data")
    var queue = Self.queue([data, Self.run("training", after: [data])])
    #expect(Self.begun(&queue) == ["data"])
    queue.end(data)
    #expect(Self.begun(&queue) == ["training"])
  }

  @Test("A run that another process executes is set aside, and what needs it waits") func aside() {
    let data = Self.run("data")
    var queue = Self.queue([data, Self.run("training", after: [data]), Self.run("other")])
    #expect(queue.next()?.key == data.key)
    queue.setAside(data)
    #expect(Self.begun(&queue) == ["other"])
    #expect(queue.asideCount == 1)
    #expect(queue.waitingNames == ["data m seed 0", "training m seed 0"])
    queue.reconsider()
    #expect(queue.next()?.key == data.key)
    queue.end(data)
    #expect(Self.begun(&queue) == ["training"])
  }

  @Test("Runs that need a failed run are abandoned") func failure() {
    let data = Self.run("data")
    let training = Self.run("training", after: [data])
    let other = Self.run("other")
    var queue = Self.queue([data, training, Self.run("last", after: [training]), other])
    #expect(Self.begun(&queue) == ["data", "other"])
    #expect(queue.waitingNames == ["training m seed 0", "last m seed 0"])
    #expect(queue.abandon(dependentsOf: data).map(\.cell.experiment) == ["training", "last"])
    #expect(queue.waitingNames.isEmpty)
  }

  @Test("The run with the longest chain of dependents starts first") func longest() {
    let short = Self.run("short")
    let long = Self.run("long")
    let data = Self.run("data")
    let training = Self.run("training", after: [data])
    var queue = RunQueue([
      Self.planned(short, 1), Self.planned(long, 20), Self.planned(data, 2),
      Self.planned(training, 30),
    ])
    #expect(Self.begun(&queue) == ["data", "long", "short"])
  }

  @Test("Priority counts before the seed, and the seed before the time") func priority() {
    let names = ["later", "second seed", "first seed", "urgent"]
    let priorities = [
      Priority(level: 3), Priority(level: 2, seedIndex: 1), Priority(level: 2),
      Priority(level: 1, seedIndex: 1),
    ]
    var queue = RunQueue(
      zip(names, zip(priorities, [40.0, 30, 20, 10])).map { Self.planned(Self.run($0), $1.1, $1.0) }
    )
    #expect(Self.begun(&queue) == ["urgent", "first seed", "second seed", "later"])
  }

  @Test("Of equally urgent runs, those with a checkpoint start first, shortest first")
  func resumed() {
    var queue = RunQueue([
      Self.planned(Self.run("long"), 20),
      Self.planned(Self.run("begun"), 5, action: .resume(step: 1)),
      Self.planned(Self.run("longer begun"), 10, action: .resume(step: 1)),
      Self.planned(Self.run("urgent"), 1, Priority(level: 1)),
    ])
    #expect(Self.begun(&queue) == ["urgent", "begun", "longer begun", "long"])
  }

  @Test("What would not end in time does not start, but what is shorter or of unknown time does")
  func window() {
    var queue = RunQueue([
      Self.planned(Self.run("long"), 20, Priority(level: 1)), Self.planned(Self.run("short"), 5),
      Self.planned(Self.run("unknown")), Self.planned(Self.run("exact"), 10),
    ])
    #expect(Self.begun(&queue, within: 10) == ["exact", "short", "unknown"])
    #expect(queue.waitingNames == ["long m seed 0"])
  }

  @Test("If nothing would end in time, runs with checkpoints start") func checkpoints() {
    let data = Self.run("data")
    var queue = RunQueue([
      Self.planned(Self.run("long dataset"), 60), Self.planned(Self.run("a", after: [data]), 20),
      Self.planned(Self.run("b", after: [data]), 30), Self.planned(Self.run("c", after: [data]), 5),
    ])
    #expect(Self.begun(&queue, within: 10) == ["c", "b", "a"])
    #expect(queue.waitingNames == ["long dataset m seed 0"])
  }

  @Test("Without times the order of the plan is kept") func order() {
    var queue = Self.queue(["c", "a", "b"].map { Self.run($0) })
    #expect(Self.begun(&queue) == ["c", "a", "b"])
  }

  @Test("Runs of one trajectory are not executed together") func trajectory() {
    let short = Self.run("same", steps: 1)
    let long = Self.run("same", steps: 2)
    #expect(short.checkpointKey == long.checkpointKey && short.key != long.key)
    var queue = Self.queue([short, long])
    #expect(Self.begun(&queue).count == 1)
    queue.end(short)
    #expect(Self.begun(&queue).count == 1)
  }

  @Test("The remaining time is a sum, unknown if a part is") func remaining() {
    let (a, b) = (Self.run("a"), Self.run("b"))
    var queue = RunQueue([Self.planned(a, 3), Self.planned(b, 4)])
    #expect(queue.remainingSeconds == 7)
    _ = Self.begun(&queue)
    queue.end(b)
    #expect(queue.remainingSeconds == 3)
    #expect(RunQueue([Self.planned(a, 3), Self.planned(b)]).remainingSeconds == nil)
  }

  /// Two cores take the longest first: 5 | 3 + 3; what waits for an input begins when that has ended.
  @Test("The duration is that of the schedule on all cores") func duration() {
    let runs = [Self.run("short"), Self.run("other"), Self.run("long")]
    let planned = zip(runs, [3.0, 3, 5]).map { Self.planned($0, $1) }
    #expect(RunQueue.forecast(of: planned, jobCount: 2).seconds == 6)
    #expect(RunQueue.forecast(of: planned, jobCount: 1).seconds == 11)
    let last = Self.planned(Self.run("last", after: [runs[2]]), 2)
    let forecast = RunQueue.forecast(of: planned + [last], jobCount: 2)
    #expect(forecast.seconds == 7)
    #expect(forecast.order == [runs[2], runs[0], runs[1], last.run].map(\.key))
    #expect(RunQueue.forecast(of: [], jobCount: 2).seconds == 0)
  }
}
