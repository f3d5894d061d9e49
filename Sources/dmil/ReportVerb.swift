import ArgumentParser
import Experiments
import Foundation
import Reporting
import Training

struct ReportVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Make figures and paper from the results that there are.")

  @OptionGroup var workplace: Workplace

  func run() throws {
    try Self.write(plan: workplace.plan(), workplace)
  }

  /// Writes figures and paper, and prints where.
  static func write(plan: Plan, _ workplace: Workplace) throws {
    let report = Report(
      plan: plan, store: workplace.store, repository: workplace.repositoryFolder)
    for file in try report.write() { print(file.path(percentEncoded: false)) }
  }
}

struct FiguresVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures", abstract: "Draw the figures again from the results that there are.")

  @OptionGroup var workplace: Workplace

  func run() throws {
    let report = Report(
      plan: try workplace.plan(), store: workplace.store, repository: workplace.repositoryFolder)
    for file in try report.writeFigures() { print(file.path(percentEncoded: false)) }
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

struct PaperVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paper", abstract: "Carry out what is missing, then make figures and paper.")

  @OptionGroup var workplace: Workplace
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
      try RunVerb.carryOut(
        schedule, verb: "paper\(trains ? " --run" : "")\(running.restriction)")
    } catch let failure as Failure where failure.status == .someRunsFailed {
      // The paper shows what there is; the failure is still how this ends.
      try ReportVerb.write(plan: plan, workplace)
      throw failure
    }
    try ReportVerb.write(plan: plan, workplace)
  }
}
