import ArgumentParser
import DataFiles
import Foundation
import Planning
import Records
import Running
import Store

struct ExpertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expert",
    abstract: "Train the expert policies, or evaluate the committed ones.",
    subcommands: [ExpertTrainCommand.self, ExpertEvaluateCommand.self])
}

struct ExpertTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract:
      "Train the experts that paper/experts/<task>.yaml specifies; hours in the full profile.",
    discussion: """
      Training resumes after the last complete epoch. In the full profile the policies and the \
      learning curve are then written to paper/experts.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  @Argument(help: "The tasks; by default all that have a specification.")
  var tasks: [String] = []

  func run() throws {
    let plan = try Plan(
      loading: try options.expertFolder, profile: options.profile ?? .full,
      schema: try options.schema)
    let known = plan.runs.map(\.cell.task)
    for task in tasks where !known.contains(task) {
      throw ValidationError(
        "paper/experts has no specification for '\(task)', but for "
          + known.joined(separator: ", "))
    }
    let chosen = plan.keeping { tasks.isEmpty || tasks.contains($0.cell.task) }
    let schedule = try running.schedule(options, plan: chosen)
    let isComplete = try RunCommand.execute(schedule, verb: "expert train")
    guard isComplete, chosen.profile == .full else { return }
    for file in try ExpertPolicies.publish(
      chosen, from: try options.store, to: try options.expertFolder)
    {
      print(file.path)
    }
  }
}

struct ExpertEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate the policies in paper/experts and compare them with their targets.",
    discussion: """
      Actions are sampled, and masses are those of the MuJoCo version that D4RL used.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: "Episodes per policy.", transform: positive)
  var episodes = 50

  func run() throws {
    let table = try ExpertPolicies.evaluation(
      in: try options.repositoryFolder, models: Models(work: try options.workFolder),
      episodeCount: episodes)
    print(table, terminator: "")
  }
}

extension GlobalOptions {
  /// The specifications, policies and learning curves of experts.
  var expertFolder: URL {
    get throws(Failure) { try repositoryFolder.appending(path: "paper/experts") }
  }
}
