import Foundation
import TestSupport
import Testing

/// What people and pipes see of the running program.
@Suite struct ProgressDisplayTests {
  // MARK: A pipe

  @Test func writesPlainLinesToAPipe() throws {
    let project = try TemporaryProject()
    let result = try project.run("run", environment: ["TERM": "xterm"])
    #expect(result.status == 0)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (start|done) /#) })
    #expect(result.output == "2 runs done.\n")
  }

  @Test func tellsAPipeOfAFailureAtOnceAndWithoutControlCharacters() throws {
    let project = try TemporaryProject(RunCommandTests.failing)
    let result = try project.run("run", "--jobs", "2", environment: ["TERM": "xterm"])
    #expect(result.status == 3)
    let text = result.output + result.errors
    #expect(
      !text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
    let events = result.errors.split(separator: "\n").filter { $0.contains(#/^\d{4}-\d\d-\d\dT/#) }
    let failure = try #require(
      events.firstIndex { $0.contains("Z failed embedding/standing-still bc seed 0: ") })
    let end = try #require(
      events.firstIndex { $0.contains("Z done training/standing-still dmil seed 0") })
    #expect(failure < end)
    // The failure again, for whoever sees only the end, and the last line.
    #expect(result.errors.split(separator: "\n").count == events.count + 2)
  }

  // MARK: A terminal

  private static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  /// What the program sends to a terminal of its own.
  private func sent(
    _ environment: [String: String],
    _ specifications: [String: String] = TemporaryProject.specifications,
    status: Int32 = 0
  ) throws -> String {
    let project = try TemporaryProject(specifications)
    let command =
      "'\(TemporaryProject.program.path)' run --jobs 2 --repository '\(project.repository.path)'"
    let running = try RunningProgram(
      URL(filePath: "/usr/bin/script"), ["-qec", command, "/dev/null"], in: project.folder,
      environment: ["DMIL_WORK": project.work.path].merging(environment) { $1 })
    let result = try running.waitUntilExit()
    #expect(result.status == status)
    return result.output.replacing("\r\n", with: "\n")
  }

  @Test(.enabled(if: hasScript, "there is no program 'script' here"))
  func drawsBarsAndATotalOnATerminal() throws {
    let sent = try sent(["TERM": "xterm", "LC_ALL": "C.UTF-8"])
    #expect(sent.contains(/\u{1B}\[2A\u{1B}\[J/))
    #expect(sent.contains("█"))
    #expect(sent.contains(/training\/standing-still dm.* \d+ steps\/s  ETA \d+ s/))
    #expect(sent.contains("\u{1B}[32mdone\u{1B}[0m training/standing-still dmil seed 0"))
    #expect(sent.contains("total  1 of 2 runs done"))
  }

  @Test(.enabled(if: hasScript, "there is no program 'script' here"))
  func hasOneLineForEachRunningCellAndDrawsItInPlace() throws {
    let sent = try sent(["TERM": "xterm", "LC_ALL": "C.UTF-8"], RunCommandTests.failing, status: 3)
    var screen = Screen()
    var drawings = 0
    for part in sent.split(separator: "\n", omittingEmptySubsequences: false) {
      screen.show(part + "\n")
      guard part.contains("total  ") else { continue }
      drawings += 1
      #expect(screen.count { $0.hasPrefix("total  ") } == 1)
      for title in [
        "data/standing-still lqr seed 0", "training/standing-still dmil seed 0",
        "bc/standing-still bc seed 0",
      ] {
        #expect(screen.count { $0.hasPrefix(title) } <= 1, "\(title)")
      }
    }
    #expect(drawings > 5)
    // At the end the bars are gone, and what happened stays.
    #expect(screen.count { $0.contains("steps/s") || $0.hasPrefix("total  ") } == 0)
    #expect(screen.count { $0.hasPrefix("done ") } == 3)
  }

  @Test(.enabled(if: hasScript, "there is no program 'script' here"))
  func showsAFailureOnATerminalAtOnceAndInRed() throws {
    let sent = try sent(["TERM": "xterm"], RunCommandTests.failing, status: 3)
    let failure = try #require(
      sent.range(of: "\u{1B}[31mfailed embedding/standing-still bc seed 0: "))
    let end = try #require(sent.range(of: "done\u{1B}[0m training/standing-still dmil seed 0"))
    #expect(failure.lowerBound < end.lowerBound)
    #expect(sent.contains(", 1 failed"))
  }

  @Test(.enabled(if: hasScript, "there is no program 'script' here"))
  func drawsWithoutColorWhenAskedTo() throws {
    let sent = try sent(["TERM": "xterm", "NO_COLOR": "1", "LC_ALL": "C"])
    #expect(sent.contains("\u{1B}[2A\u{1B}[J"))
    #expect(!sent.contains(/\u{1B}\[\d+m/))
    #expect(!sent.contains("█"))
  }

  @Test(.enabled(if: hasScript, "there is no program 'script' here"))
  func writesPlainLinesToADumbTerminal() throws {
    #expect(try !sent(["TERM": "dumb"]).contains("\u{1B}"))
  }
}

/// The lines of a terminal that knows line feed, carriage return, cursor up, erasure to the end of
/// the screen, and colours, which it drops.
private struct Screen {
  private var lines = [""]
  private var row = 0

  /// How many lines satisfy the condition.
  func count(where condition: (String) -> Bool) -> Int { lines.count(where: condition) }

  mutating func show(_ text: String) {
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\n":
        row += 1
        if row == lines.count { lines.append("") }
      case "\r": break
      case "\u{1B}":
        rest.removeFirst()
        let digits = rest.prefix { $0.properties.numericType != nil }
        rest = rest.dropFirst(digits.count)
        obey(rest.popFirst(), Int(String(digits)) ?? 1)
      default: lines[row].unicodeScalars.append(scalar)
      }
    }
  }

  private mutating func obey(_ command: Unicode.Scalar?, _ number: Int) {
    switch command {
    case "A": row = max(row - number, 0)
    case "J":
      lines = lines[..<row] + [""]
    default: break
    }
  }
}
