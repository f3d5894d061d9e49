import ArgumentParser
import Clusters
import DataFiles
import Foundation
import Planning
import Records
import Running
import Scheduling

struct ArrayTaskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "array-task", abstract: "Execute the runs of one index of a job array.",
    discussion: """
      The scripts of 'dmil submit' call it. It refuses a machine that does not give the numbers of the \
      store (exit code 78), stops itself before its time is up (0, unfinished), tries a failed run once \
      more, and leaves with 143 and a checkpoint at a SIGTERM.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("The index of the job array.", valueName: "file"))
  var index: String

  @Option(
    help: ArgumentHelp(
      "The time that the scheduler gives, if it cannot be asked.", valueName: "duration"),
    transform: duration)
  var time: Duration?

  @Argument(help: "Which line of the index.")
  var number: Int

  func run() throws {
    Interruption.listen()
    let environment = ProcessInfo.processInfo.environment
    let deadline = TimeLimit.deadline(
      of: time.map { Int($0.components.seconds) }, environment: environment)
    let file = URL(filePath: index)
    guard let keys = try TaskIndex(reading: file).keys[number] else {
      throw Failure(status: .usage, reason: "\(index) has no index \(number)")
    }
    let (store, repository) = (try options.store, try options.repositoryFolder)
    let execution = try TaskExecution(
      of: keys, in: options.plan(), store: store, repository: repository, deadline: deadline,
      environment: environment)
    try NodeAdmission(
      store: store, repository: repository, executable: ChildProcess.ownProgram,
      environment: environment
    ).admit()
    let outcome = try execution.execute()
    let isComplete = try RunCommand.report(
      outcome, remedy: "Progress is saved. It goes on in the next array task, or with: dmil submit")
    print(isComplete ? "done" : "unfinished")
  }
}

struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Execute runs of a store that several machines share.",
    discussion: """
      Like 'dmil run', on a machine that must first give the numbers of the store: its fingerprint is \
      computed once after each boot, and compared. Any number of workers may run, on machines that see \
      the same DMIL_WORK and repository, without a scheduler.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  func run() throws {
    let schedule = try running.schedule(options)
    try NodeAdmission(
      store: schedule.store, repository: schedule.repository, executable: ChildProcess.ownProgram,
      environment: ProcessInfo.processInfo.environment
    ).admit()
    try RunCommand.execute(schedule, verb: "worker\(running.cells.words)")
  }
}
