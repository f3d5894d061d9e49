import DataFiles
public import Foundation
public import Planning
import Records
import Running
public import Store

/// Gives the runs of a plan that have no result to a cluster's scheduler, and to no other process: when
/// the command has ended, nothing of it is left on the machine where it was typed.
///
///     <work>/cluster/<number>/<array>.sh    what the scheduler starts
///                            /<array>.tsv   which runs each index stands for
///                            /logs/
///           /cluster/programs/<hash>        the program, which a rebuild does not change
///           /cluster/excluded/<node>        why a node is left out
public struct Submission {
  /// What was submitted, or would be.
  public struct Outcome: Sendable {
    /// Array tasks, each counted once.
    public var taskCount = 0
    public var arrayCount = 0
    /// Runs that wait or run already.
    public var queuedCount = 0
    /// What a dry run prints.
    public var text = ""
    /// The nodes that the scheduler leaves out, with the reason.
    public var excluded: [(node: String, reason: String)] = []
    /// Sentences for people: what the scheduler did not answer, and what is left.
    public var notes: [String] = []
  }

  public let plan: Plan
  public let store: ResultStore
  public let settings: ClusterSettings
  /// The folder of the specifications.
  public let repository: URL
  /// The running program.
  private let executable: URL
  private let slurm = Slurm()

  public init(
    plan: Plan, store: ResultStore, settings: ClusterSettings, repository: URL, executable: URL
  ) {
    (self.plan, self.store, self.settings) = (plan, store, settings)
    (self.repository, self.executable) = (repository, executable)
  }

  /// Submits the runs to execute that neither wait nor run, or only says what would be done.
  ///
  /// The report is asked for after the queue, so that a run that ends meanwhile is in one of them.
  public func submit(_ report: () throws -> PlanReport, isDry: Bool) throws -> Outcome {
    let folder = ClusterFolder(store)
    try folder.requirePlainPath()
    return isDry
      ? try submit(report, in: folder, isDry: true)
      : try folder.locking(.submissions) { try submit(report, in: folder, isDry: false) }
  }

  private func submit(
    _ report: () throws -> PlanReport, in folder: ClusterFolder, isDry: Bool
  ) throws -> Outcome {
    var outcome = Outcome()
    outcome.excluded = try folder.excludedNodes()
    let answer = Result { try self.answer(ofName: folder.jobName) }
    if isDry, case .failure(let error) = answer { outcome.notes.append("\(error)") }
    let known = try isDry ? (try? answer.get()) ?? Answer(settings) : answer.get()
    let (settings, queue) = (known.settings, known.queue)
    let queued = try folder.runs(of: queue)
    let all = withData(try report().pending, &outcome.notes)
    let pending = all.filter { queued[$0.run.key] == nil }
    outcome.queuedCount = all.count - pending.count
    var tasks = ArrayTask.all(for: pending)
    if let submitLimit = settings.submitLimit {
      let room = max(submitLimit - queue.count, 0)
      if tasks.count > room {
        outcome.notes.append(
          "\(tasks.count - room) array tasks are left, since at most \(submitLimit) may wait or run; "
            + "submit them later with the same command")
        tasks = Array(tasks.prefix(room))
      }
    }
    guard !tasks.isEmpty else { return outcome }
    let arrays = JobArray.arrays(of: tasks, settings: settings, limit: known.arrayLimit)
    outcome.taskCount = tasks.count
    outcome.arrayCount = arrays.count
    let place = try isDry ? folder.nextPlace() : folder.makePlace()
    let program = try isDry ? executable : folder.copy(executable)
    let script = Script(
      name: folder.jobName, folder: place, settings: settings,
      program: program.path,
      options: [
        "--profile", plan.profile.rawValue, "--repository", repository.standardizedFileURL.path,
      ], environment: [("DMIL_WORK", store.root.standardizedFileURL.path)])
    if isDry {
      outcome.text = text(of: arrays, script)
      return outcome
    }
    for array in arrays { try write(array, script) }
    switch settings.scheduler {
    case .slurm(let options):
      let excluded = outcome.excluded.map(\.node)
      try submit(arrays, script, to: options, excluding: excluded, queue: queue, queued: queued)
    case .template(let template): try submit(arrays, script, by: template)
    }
    return outcome
  }

  /// The runs without those whose data are not present, and without those that need these.
  private func withData(_ pending: [PlannedRun], _ notes: inout [String]) -> [PlannedRun] {
    let execution = RunExecution(plan: plan, store: store, repository: repository)
    var left: Set<RunKey> = []
    var remedies: Set<String> = []
    let others = pending.filter { planned in
      let run = planned.run
      let absence = execution.absentData(of: run)
      if let absence { remedies.insert(absence.note) }
      let isLeft = absence != nil || run.inputs.contains { left.contains($0.key) }
      if isLeft { left.insert(run.key) }
      return !isLeft
    }
    if !left.isEmpty {
      notes.append(
        "\(counted(left.count, "run")) left: \(remedies.sorted().joined(separator: "; "))")
    }
    return others
  }

  /// What the scheduler says.
  private struct Answer {
    /// With its limits.
    var settings: ClusterSettings
    var queue: [QueuedTask] = []
    /// The largest number of tasks in a job array.
    var arrayLimit: Int

    /// That of a scheduler that was not asked: Slurm's default limit is 1001.
    init(_ settings: ClusterSettings) {
      self.settings = settings
      arrayLimit = settings.arrayLimit ?? 1001
    }
  }

  private func answer(ofName name: String) throws -> Answer {
    var answer = Answer(settings)
    let limit: Int
    switch settings.scheduler {
    case .slurm(let options):
      answer.queue = try slurm.queue(ofName: name)
      limit = try slurm.arrayLimit()
      let longest = try slurm.timeLimit(ofPartition: options.partition)
      answer.settings.timeLimit = min(settings.timeLimit, longest ?? settings.timeLimit)
      answer.settings.submitLimit = settings.submitLimit ?? slurm.submitLimit()
    case .template(let template): limit = template.limit
    }
    answer.arrayLimit = min(limit, settings.arrayLimit ?? limit)
    return answer
  }

  private var firstIndex: Int {
    if case .template(let template) = settings.scheduler { template.first } else { 0 }
  }

  private func write(_ array: JobArray, _ script: Script) throws(StoreError) {
    let files = [
      ("tsv", TaskIndex.text(of: array, first: firstIndex)), ("sh", script.text(of: array)),
    ]
    for (suffix, text) in files {
      try writeDurably(
        Data(text.utf8), to: script.folder.appending(path: "\(array.name).\(suffix)"))
    }
  }

  private func text(of arrays: [JobArray], _ script: Script) -> String {
    arrays.map { array in
      let inputs =
        array.inputs.isEmpty || !settings.hasDependencies
        ? "" : ", after \(array.inputs.joined(separator: ", "))"
      return
        "== \(array.name): \(counted(array.tasks.count, "array task"))\(inputs)"
        + (array.roundCount > 1 ? ", \(array.roundCount) times one after another" : "") + "\n"
        + script.text(of: array) + "-- \(array.name).tsv\n"
        + TaskIndex.text(of: array, first: firstIndex) + submission(of: array, script)
    }.joined()
  }

  /// The lines that would be executed for another scheduler than Slurm.
  private func submission(of array: JobArray, _ script: Script) -> String {
    guard case .template(let template) = settings.scheduler else { return "" }
    return "-- submit\n" + script.submission(template, array)
  }

  private func submit(
    _ arrays: [JobArray], _ script: Script, by template: SchedulerTemplate
  ) throws {
    var taskCount = 0
    for array in arrays {
      // Its output is shown as messages, and Ctrl-C reaches its programs, too.
      let lines = "exec >&2\n" + script.submission(template, array)
      let shell = try ChildProcess(running: "bash", ["-c", lines], showsErrors: true)
      guard shell.ending == .exit(0) else {
        throw ClusterError.refused(
          reason: "the lines of 'submit' failed, as their messages above say",
          submittedCount: taskCount)
      }
      taskCount += array.tasks.count
    }
  }

  private func submit(
    _ arrays: [JobArray], _ script: Script, to options: SlurmOptions, excluding nodes: [String],
    queue: [QueuedTask], queued: [RunKey: QueuedTask]
  ) throws {
    var taskCount = 0
    var jobs: [String: String] = [:]
    let common =
      ["--kill-on-invalid-dep=yes"]
      + (nodes.isEmpty ? [] : ["--exclude=" + nodes.joined(separator: ",")])
    func submit(_ file: URL, _ options: [String]) throws -> String {
      do throws(ClusterError) {
        return try slurm.submit(file, common + options)
      } catch {
        throw error.refusal(after: taskCount)
      }
    }
    for array in arrays {
      let inputKeys = array.tasks.flatMap(\.runs).flatMap(\.inputs).map(\.key)
      let earlier =
        array.inputs.compactMap { jobs[$0] }
        + Set(inputKeys.compactMap { queued[$0]?.array }).sorted()
      let file = script.folder.appending(path: "\(array.name).sh")
      var dependency =
        earlier.isEmpty ? [] : ["--dependency=afterany:" + earlier.joined(separator: ":")]
      for _ in 0..<array.roundCount {
        let job = try submit(
          file,
          dependency + [
            "--array=0-\(array.tasks.count - 1)",
            "--comment=\(script.folder.lastPathComponent)/\(array.name)",
          ])
        jobs[array.name] = job
        dependency = ["--dependency=aftercorr:\(job)"]
      }
      taskCount += array.tasks.count
    }
    let paper = script.folder.appending(path: "paper.sh")
    try writeDurably(Data(script.paperText(options).utf8), to: paper)
    let all = jobs.values.sorted() + Set(queue.map(\.array)).sorted()
    _ = try submit(
      paper,
      [
        "--dependency=afterany:" + all.joined(separator: ":"),
        "--comment=\(script.folder.lastPathComponent)/paper",
      ])
  }
}
