import Foundation
import TestSupport
import Testing

/// The program with standard streams that are full or closed.
@Suite struct StandardStreamsTests {
  private let project: TemporaryProject

  init() throws { project = try TemporaryProject() }

  private func run(_ arguments: [String], _ redirections: String) throws -> ProgramResult {
    let command = "exec \"$@\" --repository '\(project.repository.path)' \(redirections)"
    return try RunningProgram(
      URL(filePath: "/bin/sh"), ["-c", command, "sh", TemporaryProject.program.path] + arguments,
      in: project.folder, environment: ["DMIL_WORK": project.work.path]
    ).waitUntilExit()
  }

  @Test(
    "Output that cannot be written ends with 74 and the reason",
    arguments: [["--version"], ["plan", "--help"], ["plan"], ["explain"], ["lint"]])
  func refusesFullOutput(arguments: [String]) throws {
    let full = try run(arguments, ">/dev/full")
    #expect(full.status == 74)
    #expect(full.lastLine.hasPrefix("dmil: exit code 74: standard output could not be written"))
    #expect(try run(arguments, ">&-").status == 74)
  }

  @Test("Messages that cannot be written do not change the exit code")
  func endsAsEverWithoutErrors() throws {
    for redirection in ["2>/dev/full", "2>&-"] {
      #expect(try run(["plan", "--profile", "tiny"], redirection).status == 2)
      #expect(try run(["run"], redirection).status == 0)
    }
  }

  @Test("Runs without standard streams leave the same results")
  func runsWithoutStreams() throws {
    #expect(try run(["run"], "<&- >&- 2>&-").status == 74)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: project.work.path)
    let misled = paths.filter {
      (try? project.work.appending(path: $0).text.contains("exit code 74")) ?? false
    }
    #expect(misled.isEmpty && paths.count > 10, "no stream went to a file of the store")
    let other = try TemporaryProject()
    #expect(try other.run("run").status == 0)
    #expect(try other.results() == project.results())
  }

  @Test(
    "Characters that control a terminal or turn text around are escaped",
    arguments: ["\u{1B}[31m", "\u{7F}", "\u{9B}31m", "\u{202E}", "\u{2028}"])
  func escapesControlCharacters(word: String) throws {
    try project.add("bad", "\"\(word)\": 1")
    for result in [try project.run("explain", word), try project.run("plan")] {
      #expect(result.status != 0)
      #expect(!result.errors.contains(word) && result.errors.contains("\\u{"))
    }
  }
}
