import DataFiles
import Foundation

/// The output of `git` for a repository.
struct Git {
  let repository: URL

  /// The output of a command.
  ///
  /// - Throws: `GitError` with the message of git if it fails.
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

  /// The lines of the output of a command.
  func lines(_ arguments: [String]) throws(GitError) -> [String] {
    String(decoding: try output(arguments), as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

/// A failure of git, with its message.
public struct GitError: Error, Equatable, CustomStringConvertible {
  let command: String
  let problem: String
  public let isGitMissing: Bool

  public var description: String { "'\(command)' fails: \(problem)" }
}
