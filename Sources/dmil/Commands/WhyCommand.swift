import ArgumentParser
import Planning
import Store

struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Say how a cell's runs stand and why, what they read, and what reads them.")

  @OptionGroup var workplace: GlobalOptions

  @Argument(help: Completion.cellHelp, completion: Completion.cells)
  var cell: String

  func run() throws {
    let plan = try workplace.plan()
    let runs = try plan.runs(matching: cell)
    let report = try workplace.report(of: plan)
    let accounts = try RunExplanation.accounts(of: runs, in: plan, report, workplace.store)
    print(accounts.map(\.text).joined(separator: "\n"), terminator: "")
  }
}
