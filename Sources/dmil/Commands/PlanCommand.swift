import Planning
import ArgumentParser
import Running

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Say for each run: run, reuse or resume, why, and how long it will take.")

  @OptionGroup var workplace: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let report = try running.schedule(workplace).report()
    print(json ? report.json : report.text, terminator: "")
  }
}
