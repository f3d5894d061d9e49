public import Foundation

/// Runs a program of the path in a folder, to its end, and returns its output; it must succeed.
///
/// Commits of git are by nobody.
@discardableResult
public func execute(_ words: String..., in folder: URL) throws -> String {
  let temporary = try TemporaryFolder()
  let nobody = ["NAME": "nobody", "EMAIL": "nobody@example.org"]
  let names = ["GIT_AUTHOR_", "GIT_COMMITTER_"].flatMap { role in
    nobody.map { (role + $0.key, $0.value) }
  }
  let result = try RunningProgram(
    URL(filePath: "/usr/bin/env"), ["-C", folder.path] + words, in: temporary.url,
    environment: Dictionary(uniqueKeysWithValues: names)
  ).waitUntilExit()
  guard result.status == 0 else { throw result }
  return result.output
}
