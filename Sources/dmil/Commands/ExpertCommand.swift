import Records
import Store
import ArgumentParser
import Planning
import Foundation
import Running

struct ExpertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "expert",
    abstract: "Train the policies that demonstrate, or evaluate those that are committed.",
    subcommands: [ExpertTrainCommand.self, ExpertEvaluateCommand.self])
}

struct ExpertTrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train what paper/experts/<task>.yaml asks for; hours in the full profile.",
    discussion: """
      The training goes on from its last whole epoch. When it is over, its policies and its curve
      are written to paper/experts, if the profile is the full one.
      """)

  @OptionGroup var workplace: GlobalOptions
  @OptionGroup var running: RunOptions

  @Argument(help: "The tasks; all that have a specification by default.")
  var tasks: [String] = []

  func run() throws {
    let plan = try Plan(
      loading: workplace.expertFolder, profile: workplace.profile ?? .full,
      schema: Catalogue.schema(of: workplace.repositoryFolder))
    let known = plan.runs.map(\.cell.task)
    for task in tasks where !known.contains(task) {
      throw ValidationError(
        "paper/experts has no specification for '\(task)', but for "
          + known.joined(separator: ", "))
    }
    let chosen = plan.keeping { tasks.isEmpty || tasks.contains($0.cell.task) }
    let schedule = try running.schedule(workplace, plan: chosen)
    try RunCommand.carryOut(schedule, verb: "expert train")
    guard chosen.profile == .full else { return }
    for file in try ExpertPolicies.publish(
      chosen, from: workplace.store, to: workplace.expertFolder)
    {
      print(file.path)
    }
  }
}

struct ExpertEvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Evaluate the policies of paper/experts against their targets.",
    discussion: """
      Actions are sampled and masses those of D4RL's time. The same runs are made for the paper's
      table of experts, from specifications.
      """)

  @OptionGroup var workplace: GlobalOptions

  @Option(help: "Episodes of each policy.")
  var episodes = 50

  func validate() throws {
    if episodes < 1 { throw ValidationError("--episodes must be at least 1, not \(episodes)") }
  }

  func run() throws {
    let table = try ExpertPolicies.evaluation(
      in: workplace.repositoryFolder, models: Models(work: workplace.store.root),
      episodeCount: episodes)
    print(table, terminator: "")
  }
}

extension GlobalOptions {
  /// Where specifications, policies and curves of experts are.
  var expertFolder: URL { repositoryFolder.appending(path: "paper/experts") }
}
