import Store
import Records
import Planning
import ArgumentParser
import Foundation
import Running

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Copy results of the full profile to paper/results, but for large files.",
    discussion: """
      Equation checks and pictures are not archived: they are made from the sources in seconds.
      """)

  @OptionGroup var workplace: GlobalOptions

  func run() throws {
    let plan = try workplace.plan()
    guard plan.profile == .full else {
      throw Failure(
        status: .usage,
        reason: "only results of the full profile are archived; say: dmil archive --profile full")
    }
    let runs = plan.distinctRuns.filter { $0.kind != .check && $0.kind != .rendering }
    let archived = try workplace.store.archive(runs, in: workplace.archive)
    for run in archived { print(run.path) }
    print("\(archived.count) results archived in \(workplace.archive.path(percentEncoded: false))")
  }
}
