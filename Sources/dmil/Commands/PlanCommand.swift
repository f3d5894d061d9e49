import Planning
import ArgumentParser
import Running

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Show for each run whether it is missing, reused or resumed, why, and how long it takes.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(help: "Print JSON.")
  var json = false

  func run() throws {
    let report = try running.schedule(options).report()
    print(json ? report.json : report.text, terminator: "")
  }
}
