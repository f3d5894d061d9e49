import Foundation
import Synchronization
import Testing
@testable import Scheduling

@Suite struct ProgressDisplayTests {
  private static let terminal = Terminal(
    isInteractive: true, hasColor: false, hasUnicode: true, width: 100)
  private static let pipe = Terminal(isInteractive: false, hasColor: false, hasUnicode: true)

  private static let entry = ProgressDisplay.Entry(
    title: "robot-standing-still dmil seed 0", done: 500, total: 2000, startSeconds: 0,
    lastLineSeconds: 0, marks: [(done: 0, seconds: 0)])

  /// Everything that the display writes.
  private static func written(
    on terminal: Terminal, runCount: Int, _ body: (ProgressDisplay) -> Void
  ) -> String {
    let text = Mutex("")
    body(
      ProgressDisplay(runCount: runCount, terminal: terminal) { more in text.withLock { $0 += more }
      })
    return text.withLock { $0 }
  }

  @Test("A line has a bar, a percentage, the rate and the remaining time") func line() {
    #expect(
      ProgressDisplay.line(Self.entry, at: 10, on: Self.terminal)
        == "robot-standing-still dmil seed 0                  █████░░░░░░░░░░░░░░░  25 %  50 steps/s  ETA 30 s"
    )
  }

  @Test("A line fits the terminal", arguments: [20, 40, 60, 80, 120]) func width(width: Int) {
    var terminal = Self.terminal
    terminal.width = width
    #expect(ProgressDisplay.line(Self.entry, at: 10, on: terminal).count < width)
  }

  @Test("A warning is printed once, and what is waited for when it changes") func waiting() {
    let text = Self.written(on: Self.pipe, runCount: 3) { progress in
      for _ in 0..<2 { progress.warnAboutLocks() }
      for count in [2, 2, 1] { progress.waits(forCount: count) }
    }
    let lines = text.split(separator: "\n").map { $0.drop { $0 != " " }.dropFirst() }
    #expect(lines.first?.hasPrefix("warning: flock does not work in this store") == true)
    #expect(
      lines.dropFirst() == [
        "waiting for 2 runs of other processes", "waiting for 1 run of other processes",
      ])
  }

  @Test("The rate counts from the resumed step") func resumedRate() {
    var entry = Self.entry
    entry.marks = [(done: 400, seconds: 0)]
    #expect(entry.rate(at: 10) == 10)
    var resumed = ProgressDisplay.Entry(title: "a", startSeconds: 0, lastLineSeconds: 0)
    resumed.advance(to: 400, of: 1000, at: 2)
    #expect(resumed.rate(at: 2) == nil)
    resumed.advance(to: 420, of: 1000, at: 4)
    #expect(resumed.rate(at: 4) == 10)
  }

  @Test("The rate is that of the current phase") func recentRate() {
    var entry = ProgressDisplay.Entry(title: "a", startSeconds: 0, lastLineSeconds: 0)
    for second in 0...10 { entry.advance(to: 500 * second, of: 10_000, at: Double(second)) }
    for second in 11...60 {
      entry.advance(to: 5000 + 40 * (second - 10), of: 10_000, at: Double(second))
    }
    #expect(entry.rate(at: 60) == 40)
  }

  @Test("Lines are drawn over, and the total comes last") func redrawing() {
    let text = Self.written(on: Self.terminal, runCount: 3) { progress in
      progress.started("0", title: "a")
      progress.started("1", title: "b")
      progress.draw()
      progress.ended("0", .done)
    }
    #expect(text.contains("\u{1B}[3A\u{1B}[J"))
    #expect(text.contains("done a, 0 s\n"))
    #expect(text.hasSuffix("total  1 of 3 runs done\n"))
  }

  @Test("No more lines are drawn than the terminal has") func height() {
    var terminal = Self.terminal
    terminal.height = 6
    let text = Self.written(on: terminal, runCount: 9) { progress in
      for number in 0..<9 { progress.started("\(number)", title: "run \(number)") }
      progress.draw()
    }
    #expect(text.split(separator: "\n").count == 5)
    #expect(text.hasSuffix("and 6 more\ntotal  0 of 9 runs done\n"))
  }

  @Test("A failure is shown at once, in red") func failure() {
    var terminal = Self.terminal
    terminal.hasColor = true
    let text = Self.written(on: terminal, runCount: 2) { progress in
      progress.started("0", title: "a")
      progress.ended("0", .failed("no robot"))
    }
    #expect(text.contains("\u{1B}[31mfailed a: no robot\u{1B}[0m\n"))
    #expect(text.hasSuffix("total  0 of 2 runs done, 1 failed\n"))
  }

  @Test(
    "In a pipe each line of an event has its time, and many steps in ten seconds have no line",
    arguments: [(ProgressDisplay.Ending.done, 2), (.failed("no robot\nand no hopper"), 3)])
  func piped(ending: ProgressDisplay.Ending, lineCount: Int) {
    let text = Self.written(on: Self.pipe, runCount: 1) { progress in
      progress.started("0", title: "a")
      for done in 1...1000 { progress.advanced("0", to: done, of: 1000) }
      progress.draw()
      progress.ended("0", ending)
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count == lineCount)
    #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /#) })
    #expect(!text.contains("\u{1B}"))
  }

  @Test(arguments: [
    (0.4, "0 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s"), (7800, "2 h 10 min"), (-1, "0 s"),
  ]) func duration(seconds: Double, words: String) {
    #expect(ProgressDisplay.duration(seconds) == words)
  }
}
