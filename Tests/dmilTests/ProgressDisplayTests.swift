import Foundation
import TestSupport
import Testing

/// What people and pipes see of the running program.
@Suite struct ProgressDisplayTests {
  @Test("A pipe gets a line for each event, a failure at once while other runs continue")
  func pipe() throws {
    let project = try TemporaryProject(RunCommandTests.failing)
    let result = try project.run(
      "run", "--keep-going", "--jobs", "2", environment: ["TERM": "xterm"])
    #expect(result.lastLine == "dmil: exit code 3: 1 run failed")
    #expect(
      result.errors.contains(
        "\nfailed embedding/standing-still bc seed 0: bc makes no rollouts; "
          + "embed a learner with a dynamics model\n"))
    let text = result.output + result.errors
    #expect(
      !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    let events = result.errors.split(separator: "\n").filter { $0.contains(#/^\d{4}-\d\d-\d\dT/#) }
    let failure = try #require(
      events.firstIndex { $0.contains("Z failed embedding/standing-still bc seed 0: ") })
    let end = try #require(
      events.firstIndex { $0.contains("Z done training/standing-still dmil seed 0") })
    #expect(failure < end)
    // The failure again, so that the end of the output shows it, and the last line.
    #expect(result.errors.split(separator: "\n").count == events.count + 2)
  }

  @Test(
    "A terminal gets bars with rates and a total, drawn over one another, and failures in red",
    .enabled(if: isInstalled("script"), "there is no program 'script' here"))
  func terminal() throws {
    let project = try TemporaryProject(RunCommandTests.failing)
    let command =
      "'\(TemporaryProject.program.path)' run --jobs 2 --repository '\(project.repository.path)'"
    let result = try RunningProgram(
      URL(filePath: "/usr/bin/env"), ["script", "-qec", command, "/dev/null"], in: project.folder,
      environment: ["DMIL_WORK": project.work.path, "TERM": "xterm", "LC_ALL": "C.UTF-8"]
    ).waitUntilExit()
    #expect(result.status == 3)
    let sent = result.output.replacing("\r\n", with: "\n")
    #expect(sent.contains(/\u{1B}\[2A\u{1B}\[J/))
    #expect(sent.contains("█"))
    #expect(sent.contains(/training\/standing-still dm.* \d+ steps\/s  ETA \d+ s/))
    let failure = try #require(
      sent.range(of: "\u{1B}[31mfailed embedding/standing-still bc seed 0: "))
    let end = try #require(
      sent.range(of: "\u{1B}[32mdone\u{1B}[0m training/standing-still dmil seed 0"))
    #expect(failure.lowerBound < end.lowerBound)
    #expect(sent.contains("total  1 of 4 runs done"))
    #expect(sent.contains(", 1 failed"))
    // Each drawing ends with the total, and moves up by the lines of the one before.
    let drawings = sent.split(separator: "\u{1B}[J").dropFirst()
    #expect(drawings.count > 5)
    #expect(drawings.allSatisfy { $0.components(separatedBy: "total  ").count <= 2 })
  }
}
