import ArgumentParser
import Foundation
import Planning
import Records
import Reporting

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make figures and paper from the stored results.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    try Self.write(options)
  }

  /// Writes figures and paper, and prints where.
  static func write(_ options: GlobalOptions) throws {
    for file in try options.paperReport().write() { print(file.path(percentEncoded: false)) }
  }
}

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw the figures from the stored results.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    for file in try options.paperReport().writeFigures() {
      print(file.path(percentEncoded: false))
    }
  }
}

struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Run what has no result yet, then make figures and paper.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(
    name: .customLong("run"),
    help: "Also train in the headline and full profiles, which takes days or weeks.")
  var trains = false

  func run() throws {
    let plan = try options.plan()
    let skipsTraining = plan.profile.isOfFullLength && !trains
    let asked = skipsTraining ? plan.keeping { !$0.kind.trains } : plan
    let schedule = try running.schedule(options, plan: asked)
    if skipsTraining {
      let missing = try options.report(of: plan).runs.count {
        $0.run.kind.trains && $0.isPending
      }
      print("\(missing) training runs skipped (pass --run to start them)")
    }
    do {
      try RunCommand.execute(
        schedule, verb: "paper\(trains ? " --run" : "")\(running.cells.words)")
    } catch let failure as Failure where failure.status == .someRunsFailed {
      // The paper shows the other results; the exit code still reports the failure.
      try ReportCommand.write(options)
      throw failure
    }
    try ReportCommand.write(options)
  }
}
