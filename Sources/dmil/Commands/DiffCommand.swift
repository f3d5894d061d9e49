import ArgumentParser
import Foundation
import Planning
import Running
import Specifications
import Store

struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Compare two commits or two stores: which cells differ, why, and by how much.",
    discussion: """
      For a commit it reads paper/experiments and the numerics versions from git, with the defaults \
      of this program, and compares the results that the store has. For a store it reads all results.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A commit, or the folder of a store or an archive of results.")
  var old: String

  @Argument(help: "The second one; by default the specifications as they are now.")
  var new: String?

  @Flag(help: "Print Markdown.")
  var markdown = false

  func run() throws {
    let (oldStore, newStore) = (try Self.store(old), try new.flatMap(Self.store))
    let snapshots: [ResultSet]
    if let new, let oldStore, let newStore {
      snapshots = [
        try ResultSet(old, ofResultsIn: oldStore), try ResultSet(new, ofResultsIn: newStore),
      ]
    } else if oldStore == nil, newStore == nil {
      snapshots = [try commit(old), try newSnapshot()]
    } else {
      let other = new.map { "'\($0)'" } ?? "the specifications as they are now"
      throw ValidationError(
        "'\(old)' and \(other) are not of a kind; name two commits or the folders of two stores")
    }
    let comparison = ResultSetComparison(from: snapshots[0], to: snapshots[1])
    print(markdown ? comparison.markdown : comparison.text, terminator: "")
  }

  /// The store in a folder: a working store, or an archive; `nil` where there is no such folder.
  private static func store(_ name: String) throws -> ResultStore? {
    let folder = URL(filePath: name, directoryHint: .isDirectory).absoluteURL
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { return nil }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    if names.contains("results") { return ResultStore(root: folder, archives: []) }
    guard names.contains(where: { $0.wholeMatch(of: /[0-9a-f]{2}/) != nil }) else {
      throw ValidationError(
        "the folder '\(name)' is no store: it has neither 'results' nor results themselves")
    }
    return ResultStore(root: folder, archives: [folder])
  }

  private func newSnapshot() throws -> ResultSet {
    if let new { return try commit(new) }
    // What is committed stands for the sources: the program may have been built from others.
    let head = try Revision("HEAD", in: options.repositoryFolder)
    return try snapshot("the working tree", of: options.plan(), facts: head.facts())
  }

  private func commit(_ name: String) throws -> ResultSet {
    let revision = try Revision(name, in: options.repositoryFolder)
    let plan: Plan
    do {
      plan = try revision.plan(profile: options.chosenProfile(), schema: options.schema)
    } catch let errors as SpecificationErrors {
      throw Failure(
        status: .invalidInput,
        reason: "the specifications of '\(name)' do not fit the schema of this program",
        details: errors.all.map { "\($0)" })
    }
    return try snapshot("\(name) (\(revision.commit))", of: plan, facts: revision.facts())
  }

  private func snapshot(
    _ name: String, of plan: Plan, facts: [String: String]
  ) throws -> ResultSet {
    try ResultSet(name, of: plan, in: options.store, facts: facts)
  }
}
