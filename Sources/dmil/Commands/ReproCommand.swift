import Store
import Records
import Planning
import ArgumentParser
import Claims
import Foundation
import Running

struct ReproCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repro",
    abstract: "Carry a cell's runs out again beside the store, and compare with its results.",
    discussion: """
      Says of each run: identical, when metrics, hash chain and files are the same to the bit; within
      tolerance, when no metric differs by more than 1e-5 of its value; or different, with the first
      metric and the first step that differ. Ends with 0, or with 4 when a run is different. What is
      stored is never written to.
      """)

  @OptionGroup var workplace: GlobalOptions

  @Option(name: .shortAndLong, help: "Runs at a time; as many as there are cores by default.")
  var jobs: Int?

  @Argument(help: Completion.cellHelp, completion: Completion.cells)
  var cell: String

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1, not \(jobs)") }
  }

  func run() throws {
    let plan = try workplace.plan()
    let store = workplace.store
    let runs = try plan.runs(matching: cell)
    let stored = try runs.filter { try store.result(of: $0) != nil }
    let profile = "--profile \(plan.profile.rawValue)"
    guard !stored.isEmpty else {
      throw Failure(
        status: .resultsMissing, reason: "'\(cell)' has no result to compare with",
        details: ["Make it with: dmil run \(profile) --only '\(cell)'"])
    }
    let reproduction = try Reproduction(
      of: stored, in: plan, store: store,
      jobCount: jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      repository: workplace.repositoryFolder)
    Interruption.listen()
    defer { Interruption.stopListening() }
    let (outcome, findings) = try reproduction.execute()
    for finding in findings { print(finding) }
    for run in runs where !stored.contains(where: { $0.path == run.path }) {
      print("\(run.path): no result to compare with")
    }
    print("This was: dmil repro \(profile) '\(cell)'")
    try Self.check(outcome, findings)
  }

  private static func check(
    _ outcome: Schedule.Outcome, _ findings: [Reproduction.Finding]
  ) throws {
    if let failure = Failure(signalIn: outcome, remedy: "The store is as it was.") { throw failure }
    guard outcome.failures.isEmpty else { throw Failure(outcome) }
    guard outcome.unavailable.isEmpty else {
      throw Failure(
        status: .resultsMissing, reason: "a run could not be carried out again",
        details: outcome.unavailable.map { "\($0.name): \($0.note)" })
    }
    let count = findings.count { $0.comparison.verdict == .different }
    guard count == 0 else {
      throw Failure(
        status: .verificationFailed,
        reason: count == 1 ? "1 run gave another result" : "\(count) runs gave other results")
    }
  }
}
