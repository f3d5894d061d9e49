import Foundation

/// What `git` says of a repository.
struct Git {
  let repository: URL

  /// What a command prints.
  ///
  /// - Throws: `GitError` with what git says when it refuses.
  func output(_ arguments: [String]) throws(GitError) -> Data {
    let process = Process()
    let (output, errors) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", repository.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    let command = "git " + arguments.joined(separator: " ")
    do {
      try process.run()
    } catch {
      throw GitError(command: command, problem: "\(error)", isGitMissing: true)
    }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let problem = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      // `env` ends with 127 where it finds no such program.
      throw GitError(
        command: command,
        problem: String(decoding: problem, as: UTF8.self)
          .trimmingCharacters(in: .whitespacesAndNewlines),
        isGitMissing: process.terminationStatus == 127)
    }
    return data
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
