import ArgumentParser
import Foundation
import Planning
import Records
import Running
import Store

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Copy results of the headline or full profile to paper/results, without large files.",
    discussion: """
      Equation checks and pictures are not archived, because they take only seconds to make again.
      """)

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let plan = try options.plan()
    guard plan.profile.isOfFullLength else {
      throw Failure(
        status: .usage,
        reason: "only results of full length are archived; add --profile headline, or full")
    }
    let runs = plan.distinctRuns.filter { $0.kind != .check && $0.kind != .rendering }
    let archive = try options.archive
    let archived = try options.store.archive(runs, in: archive)
    for run in archived { print(run.path) }
    print("\(archived.count) results archived in \(archive.path(percentEncoded: false))")
  }
}
