import Records
import Planning
import ArgumentParser
import Foundation
import Reporting
import Running

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make figures and paper from the results that there are.")

  @OptionGroup var workplace: GlobalOptions

  func run() throws {
    try Self.write(workplace)
  }

  /// Writes figures and paper, and prints where.
  static func write(_ workplace: GlobalOptions) throws {
    for file in try workplace.paperReport().write() { print(file.path(percentEncoded: false)) }
  }
}

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw the figures again from the results that there are.")

  @OptionGroup var workplace: GlobalOptions

  func run() throws {
    for file in try workplace.paperReport().writeFigures() {
      print(file.path(percentEncoded: false))
    }
  }
}

extension Failure {
  /// Why there is no paper.
  init(_ error: ReportError) {
    self.init(
      status: ExitStatus(rawValue: error.exitCode) ?? .internalError,
      reason: "the paper could not be made", details: ["\(error)"])
  }
}

struct PaperCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Carry out what is missing, then make figures and paper.")

  @OptionGroup var workplace: GlobalOptions
  @OptionGroup var running: RunOptions

  @Flag(
    name: .customLong("run"),
    help: "In the full profile train, too, which takes weeks; otherwise it shows what is there.")
  var trains = false

  func run() throws {
    let plan = try workplace.plan()
    let isShown = plan.profile == .full && !trains
    let asked = isShown ? plan.keeping { !$0.kind.trains } : plan
    let schedule = try running.schedule(workplace, plan: asked)
    if isShown {
      let missing = try workplace.report(of: plan).runs.count {
        $0.run.kind.trains && $0.action != .reuse
      }
      print("\(missing) runs that train are left as they are; to go on with them: --run")
    }
    do {
      try RunCommand.carryOut(
        schedule, verb: "paper\(trains ? " --run" : "")\(running.restriction)")
    } catch let failure as Failure where failure.status == .someRunsFailed {
      // The paper shows what there is; the failure is still how this ends.
      try ReportCommand.write(workplace)
      throw failure
    }
    try ReportCommand.write(workplace)
  }
}
