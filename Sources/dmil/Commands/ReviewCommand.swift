import ArgumentParser
import Claims
import Foundation
import Planning
import Records
import Running
import Scheduling

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Repeat stored runs for some minutes, and compare the results.",
    discussion: """
      Repeats whole runs first, those that decide most claims per minute; then the beginnings of other \
      trainings, each up to its first evaluation or further; then the runs of other cells. The first \
      runs show how fast this machine is. Without --profile and PROFILE it is the headline profile.

      \(ReproCommand.verdicts) Of a training that was stopped, evaluations and hash chain so far are \
      compared. The list at the end has the claims and cells that remain unchecked. The exit code is 4 \
      if a run is different, and 5 if none could be compared. The store is not changed.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var parallel: JobOptions
  @OptionGroup var cells: CellOptions

  @Option(
    help: ArgumentHelp("The time after which the command ends.", valueName: "number"),
    transform: positive)
  var minutes: Int

  func run() throws {
    // Runs stop before the end, to leave time for their last steps and the list.
    let window = 60 * Double(minutes)
    let deadline = Deadline(after: .seconds(window - max(15, window / 40)))
    var options = options
    options.profile = try options.chosenProfile(otherwise: .headline)
    let (plan, expectations) = try options.paper()
    let runs = try cells.runs(of: plan, options)
    var review = try Review(
      of: runs, in: plan, claims: Self.claims(expectations.claims, of: runs, in: plan),
      store: options.store, jobCount: parallel.jobs, repository: options.repositoryFolder,
      deadline: deadline)
    Interruption.listen()
    defer { Interruption.stopListening() }
    try review.execute { print($0) }
    for line in Self.summary(of: review) { print(line) }
    print("Repeat a whole run with: dmil repro --profile \(plan.profile.rawValue) CELL")
    try Self.check(review)
  }

  /// The claims that the profile can decide, of which all runs are among these.
  private static func claims(_ claims: [Claim], of runs: [Run], in plan: Plan) -> [ReviewSubject] {
    let keys = Set(runs.map(\.key))
    let cells = Set(plan.runs.filter { $0.kind == .training }.map { ScoreReference(of: $0) })
    return claims.filter { $0.isDecidable(by: cells) }.compactMap { claim in
      let own = Set(claim.runs(among: plan.runs).map(\.key))
      return own.isEmpty || !own.isSubset(of: keys)
        ? nil : ReviewSubject(name: claim.id, keys: own)
    }
  }

  /// The counts of verdicts, and the claims and cells that were not checked to the end.
  private static func summary(of review: Review) -> [String] {
    let findings = review.findings.values
    let wholeCount = findings.count { $0.lastStep == nil }
    let verdicts = [ResultComparison.Verdict.identical, .withinTolerance, .different].map {
      verdict in
      "\(findings.count { $0.comparison.verdict == verdict }) \(verdict.rawValue)"
    }
    let counts =
      "\(counted(wholeCount, "run")) repeated, \(findings.count - wholeCount) in part: "
      + verdicts.joined(separator: ", ")
    let reasons = Dictionary(grouping: review.obstacles, by: \.reason).sorted { $0.key < $1.key }
    let unfinished = review.unfinishedCount
    return [counts]
      + (unfinished > 0 ? ["\(counted(unfinished, "chosen run")) not finished in time"] : [])
      + reasons.map { "\(counted($1.count, "run")) not repeated: \($0)" }
      + review.outcome.unavailable.map { "\($0.name) not repeated: \($0.note)" }
      + lines("Claims", review.claims) + lines("Cells", review.cells)
  }

  private static func lines(_ title: String, _ names: (Review.Extent) -> [String]) -> [String] {
    let (parts, rest) = (names(.part), names(.nothing))
    return [
      "\(title): \(names(.whole).count) checked, \(parts.count) in part, \(rest.count) unchecked"
    ] + parts.map { "  in part: \($0)" } + rest.map { "  unchecked: \($0)" }
  }

  private static func check(_ review: Review) throws {
    let outcome = review.outcome
    if let failure = Failure(signalIn: outcome, remedy: "The store was not changed.") {
      throw failure
    }
    if let failure = Failure(differencesIn: review.findings.values) { throw failure }
    guard outcome.failures.isEmpty, outcome.damaged.isEmpty else { throw Failure(outcome) }
    guard !review.findings.isEmpty else {
      throw Failure(
        status: .resultsMissing, reason: "no run could be compared",
        details: [
          "Give it more --minutes, or another --profile that 'dmil status' shows results of."
        ])
    }
  }
}
