import ArgumentParser
import Claims
import Foundation
import Planning
import Records
import Running
import Scheduling
import Store

struct ReproCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repro",
    abstract: "Repeat the runs of a cell, and compare them with the stored results.",
    discussion: """
      \(Self.verdicts) The exit code is 4 if a run is different. The store is not changed.
      """)

  /// The meaning of the verdicts, for help.
  static let verdicts = """
    Prints for each run: identical, if metrics, hash chain and files are equal to the bit; within \
    tolerance, if the stored result is of another numeric class and no metric differs by more than \
    1e-5 of its value; or different, with the first metric and the first step that differ.
    """

  @OptionGroup var options: GlobalOptions

  @OptionGroup var parallel: JobOptions

  @Flag(help: "Train in two processes instead, and print the first step and tensor that differ.")
  var locate = false

  /// Whether this is the second process of `locate`.
  @Flag(help: .hidden)
  var writeStates = false

  @Argument(help: Completion.cellHelp, completion: Completion.cells)
  var cell: String

  func run() throws {
    let plan = try options.plan()
    let store = try options.store
    let runs = try plan.runs(matching: cell)
    if locate || writeStates { return try compareStates(of: runs, in: plan, store) }
    let stored = try runs.filter { try store.result(of: $0) != nil }
    let profile = "--profile \(plan.profile.rawValue)"
    guard !stored.isEmpty else {
      throw Failure(
        status: .resultsMissing, reason: "'\(cell)' has no result to compare with",
        details: ["Run it with: dmil run \(profile) --only '\(cell)'"])
    }
    let reproduction = try Reproduction(
      in: plan, store: store, jobCount: parallel.jobs, repository: options.repositoryFolder)
    defer { reproduction.remove() }
    Interruption.listen()
    defer { Interruption.stopListening() }
    let (outcome, findings) = try reproduction.execute(stored)
    for finding in findings { print(finding) }
    for run in runs where !stored.contains(where: { $0.path == run.path }) {
      print("\(run.path): no result to compare with")
    }
    print("Repeat with: dmil repro \(profile) '\(cell)'")
    if findings.contains(where: { $0.run.kind == .training && $0.firstStep != nil }) {
      print("Find the step and the tensor with: dmil repro \(profile) --locate '\(cell)'")
    }
    try Self.check(outcome, findings)
  }

  private static func check(
    _ outcome: Schedule.Outcome, _ findings: [Reproduction.Finding]
  ) throws {
    if let failure = Failure(signalIn: outcome, remedy: "The store was not changed.") {
      throw failure
    }
    guard outcome.failures.isEmpty, outcome.damaged.isEmpty, outcome.disputes.isEmpty else {
      throw Failure(outcome)
    }
    guard outcome.unavailable.isEmpty else {
      throw Failure(
        status: .resultsMissing, reason: "a run could not be repeated",
        details: outcome.unavailable.map { "\($0.name): \($0.note)" })
    }
    if let failure = Failure(differencesIn: findings) { throw failure }
  }
}

extension Failure {
  /// The runs that differ; `nil` if none does.
  init?(differencesIn findings: some Collection<Reproduction.Finding>) {
    let count = findings.count { $0.comparison.verdict == .different }
    guard count > 0 else { return nil }
    self.init(
      status: .verificationFailed, reason: count == 1 ? "1 run differs" : "\(count) runs differ")
  }
}
