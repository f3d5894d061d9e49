import ArgumentParser
import Clusters
import Planning
import Reporting
import Scheduling

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how many runs have results, what failed, and how long the rest takes.",
    discussion: """
      For each table and figure of the paper: its runs, how many have results, and the time on one core \
      for the others and the runs that these need.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Ask Slurm's queue, too: what runs, what waits and why, what is unfinished.")
  var cluster = false

  func run() throws {
    if cluster { return try printClusterStatus() }
    let (plan, expectations) = try options.paper()
    let schedule = try running.schedule(options, plan: plan)
    let report = try schedule.report()
    let paper = Report(
      plan: schedule.plan, expectations: expectations, costs: nil, store: schedule.store,
      repository: schedule.repository)
    let status = try StatusReport(
      of: report, in: schedule.store, jobCount: schedule.jobCount, paper: paper.contents())
    print(json ? status.json : status.text, terminator: "")
    try report.requireSoundResults(of: schedule.plan.runs)
  }

  private func printClusterStatus() throws {
    let schedule = try running.schedule(options)
    let status = try ClusterStatus(of: schedule.report(), in: schedule.store)
    print(json ? status.json : status.text, terminator: "")
  }
}
