import Foundation
import Running

/// The commit that a distribution is made of, with a working tree that equals it.
struct Commit: Equatable {
  let hash: String
  /// When it was made, in seconds since 1970.
  let time: String
  /// The same day as YYYY-MM-DD.
  let day: String
  /// The paths of its files, sorted.
  let files: [String]
}

extension Commit {
  /// - Throws: `DistributionError.uncommitted` if the working tree differs; `GitError` outside a
  ///   repository.
  init(of repository: URL) throws {
    let git = Git(repository: repository)
    let changes = try git.lines(["status", "--porcelain"])
    guard changes.isEmpty else { throw DistributionError.uncommitted(changes) }
    let facts = try git.lines(["show", "--no-patch", "--format=%H%n%ct%n%cs", "HEAD"])
    let files = try git.lines(["-c", "core.quotePath=false", "ls-files"])
    self.init(hash: facts[0], time: facts[1], day: facts[2], files: files.sorted())
  }
}
