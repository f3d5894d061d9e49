import ArgumentParser
import Clusters
import DataFiles
import Foundation
import Planning
import Records
import Store

/// Which cluster, and how it takes jobs.
struct ClusterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The scheduler and its limits; by default paper/clusters/slurm.yaml of the repository.",
      valueName: "file"))
  var cluster: String?

  func settings(_ options: GlobalOptions) throws -> ClusterSettings {
    try ClusterSettings(
      reading: cluster.map { URL(filePath: $0) }
        ?? options.repositoryFolder.appending(path: "paper/clusters/slurm.yaml"))
  }
}

struct SubmitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Give the runs that have no result to a cluster.",
    discussion: """
      Writes a script and an index for each job array, and submits them; then nothing of it is left on \
      this machine. The cluster and this machine must see the same DMIL_WORK and repository. Runs that \
      wait or run already are not submitted again, so that the command may be repeated. Follow the runs \
      with 'dmil status --cluster', and stop them with 'dmil cancel'.

      A scheduler other than Slurm needs a file with a template; paper/clusters has examples. Its queue is \
      not read: repeat the command when the queue is empty.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var cluster: ClusterOptions

  @OptionGroup var cells: CellOptions

  @Flag(help: "Only print the scripts, the runs of each index, and the lines of a template.")
  var dryRun = false

  func run() throws {
    let settings = try cluster.settings(options)
    let plan = try cells.chosen(from: options.plan(), of: options)
    let outcome = try Submission(
      plan: plan, store: try options.store, settings: settings,
      repository: try options.repositoryFolder, executable: ChildProcess.ownProgram
    ).submit({ try options.report(of: plan) }, isDry: dryRun)
    print(outcome.text, terminator: "")
    for (node, reason) in outcome.excluded { print("excluded \(node): \(reason)") }
    for note in outcome.notes { print(note) }
    if outcome.queuedCount > 0 {
      print("\(counted(outcome.queuedCount, "run")) wait or run already.")
    }
    let tasks =
      "\(counted(outcome.taskCount, "array task")) in \(counted(outcome.arrayCount, "job array"))"
    if outcome.taskCount > 0 {
      print(dryRun ? "\(tasks) would be submitted." : "\(tasks) submitted.")
    } else if outcome.queuedCount == 0, outcome.notes.isEmpty {
      print("Every run has its result.")
    }
  }
}

struct CancelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take all runs of this store out of Slurm's queue.",
    discussion: "Those that run write checkpoints, and go on with the next 'dmil submit'.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    print("\(counted(try cancelAll(of: options.store), "array task")) canceled.")
  }
}
