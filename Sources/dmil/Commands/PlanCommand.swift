import ArgumentParser
import Planning
import Records
import Scheduling

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
    let schedule = try running.schedule(options)
    let report = try schedule.report()
    print(json ? report.json : report.text, terminator: "")
    try report.requireSoundResults(of: schedule.plan.runs)
  }
}

extension PlanReport {
  /// - Throws: `Failure` if the result of one of the runs is damaged.
  func requireSoundResults(of wanted: [Run]) throws(Failure) {
    let keys = Set(wanted.map(\.key))
    let damaged = damaged.filter { keys.contains($0.run.key) }
    guard !damaged.isEmpty else { return }
    throw Failure(
      status: .verificationFailed,
      reason: "results that are not what was stored: \(damaged.count)",
      details: damaged.map { "damaged \($0.run.name): \($0.error)" })
  }
}
