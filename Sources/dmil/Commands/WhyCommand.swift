import ArgumentParser
import Planning
import Store

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Explain the state of a cell's runs: why, what they read, and what reads them.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: Completion.cellHelp, completion: Completion.cells)
  var cell: String

  func run() throws {
    let plan = try options.plan()
    let runs = try plan.runs(matching: cell)
    let report = try options.report(of: plan)
    let explanations = try RunExplanation.explanations(of: runs, in: plan, report, options.store)
    print(explanations.map(\.text).joined(separator: "\n"), terminator: "")
    try report.requireSoundResults(of: runs)
  }
}
