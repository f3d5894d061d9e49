import ArgumentParser
import Planning
import Running

struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show how many runs have results, what failed, and how long the rest takes.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let schedule = try running.schedule(options)
    let report = try schedule.report()
    let status = try StatusReport(of: report, in: schedule.store, jobCount: schedule.jobCount)
    print(json ? status.json : status.text, terminator: "")
    try report.requireSoundResults(of: schedule.plan.runs)
  }
}
