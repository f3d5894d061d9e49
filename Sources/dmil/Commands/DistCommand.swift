import ArgumentParser
import Distributions
import Foundation
import Planning
import Records
import Specifications
import Store

struct DistCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dist",
    abstract: "Make the paper, and write a distribution of it that verifies without a network.",
    discussion: """
      The distribution holds the paper and its sources for a preprint server, results, specifications, \
      policies, the program with its Swift packages, and metadata as RO-Crate. It is made of a commit \
      without changes and of results of all runs; the same commit and results give the same bytes. \
      DISTRIBUTION.md in it says how to check it.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp(
      "Where to write; by default paper/build/PROFILE/dmil-PROFILE.tar.xz.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    let plan = try options.plan()
    let repository = try options.repositoryFolder
    let distribution = try Distribution(
      of: plan, schema: try options.schema, store: try options.store, repository: repository,
      version: Version.text)
    try ReportCommand.write(options)
    let name = plan.profile.rawValue
    let standard = repository.appending(path: "paper/build/\(name)/dmil-\(name).tar.xz")
    let file = try OutputFile(output ?? standard.path, force: force || output == nil)
    try file.write { try distribution.write(to: $0) }
    if !file.isStandardOutput { print(file.path) }
  }
}
