import Foundation

/// What `git` says of a repository.
struct Git {
  let repository: URL

  /// What a command prints.
  ///
  /// - Throws: `GitError` with what git says when it refuses.
  func output(_ arguments: [String]) throws(GitError) -> Data {
    let command = "git " + arguments.joined(separator: " ")
    let child: ChildProcess
    do {
      child = try ChildProcess(running: "git", ["-C", repository.path] + arguments)
    } catch {
      throw GitError(command: command, problem: "\(error)", isGitMissing: true)
    }
    guard child.ending == .exit(0) else {
      throw GitError(
        command: command,
        problem: child.errors.trimmingCharacters(in: .whitespacesAndNewlines), isGitMissing: false)
    }
    return child.output
  }

  /// The lines that a command prints.
  func lines(_ arguments: [String]) throws(GitError) -> [String] {
    String(decoding: try output(arguments), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// What git refused, and what it says.
public struct GitError: Error, Equatable, CustomStringConvertible {
  let command: String
  let problem: String
  public let isGitMissing: Bool

  public var description: String { "'\(command)' fails: \(problem)" }
}
