import Foundation
import Synchronization
import Testing
@testable import Running

@Suite struct ProgressTests {
  private final class Screen: Sendable {
    private let text = Mutex("")
    var contents: String { text.withLock { $0 } }
    func write(_ more: String) { text.withLock { $0 += more } }
  }

  private static func terminal(width: Int = 100, color: Bool = false) -> Terminal {
    Terminal(isInteractive: true, hasColor: color, hasUnicode: true, width: width)
  }

  private static let entry = Progress.Entry(
    title: "robot-standing-still dmil seed 0", done: 500, total: 2000, startSeconds: 0,
    lastLineSeconds: 0, marks: [.init(done: 0, seconds: 0)])

  @Test func showsBarShareRateAndTimeToCome() {
    #expect(
      Progress.line(Self.entry, at: 10, on: Self.terminal())
        == "robot-standing-still dmil seed 0                  █████░░░░░░░░░░░░░░░  25 %  50 steps/s  ETA 30 s"
    )
  }

  @Test(arguments: [20, 40, 60, 80, 120]) func fitsTheWidthOfTheTerminal(width: Int) {
    let line = Progress.line(Self.entry, at: 10, on: Self.terminal(width: width))
    #expect(line.count < width)
  }

  @Test func countsTheRateFromWhereTheRunWentOn() {
    var entry = Self.entry
    entry.marks = [.init(done: 400, seconds: 0)]
    #expect(entry.rate(at: 10) == 10)
  }

  @Test func forgetsTheRateOfAnEarlierPhase() {
    var entry = Progress.Entry(title: "a", startSeconds: 0, lastLineSeconds: 0)
    for second in 0...10 { entry.advance(to: 500 * second, of: 10_000, at: Double(second)) }
    for second in 11...60 {
      entry.advance(to: 5000 + 40 * (second - 10), of: 10_000, at: Double(second))
    }
    #expect(entry.rate(at: 60) == 40)
  }

  @Test func drawsOverItsLinesAndKeepsTheTotalLast() {
    let screen = Screen()
    let progress = Progress(terminal: Self.terminal(), runCount: 3, write: screen.write)
    progress.started("0", title: "a")
    progress.started("1", title: "b")
    progress.draw()
    progress.ended("0", .done)
    #expect(screen.contents.contains("\u{1B}[3A\u{1B}[J"))
    #expect(screen.contents.contains("done a, 0 s\n"))
    #expect(screen.contents.hasSuffix("total  1 of 3 runs done\n"))
  }

  @Test func drawsNoMoreLinesThanTheTerminalHas() {
    let screen = Screen()
    let terminal = Terminal(
      isInteractive: true, hasColor: false, hasUnicode: true, width: 80, height: 6)
    let progress = Progress(terminal: terminal, runCount: 9, write: screen.write)
    for number in 0..<9 { progress.started("\(number)", title: "run \(number)") }
    progress.draw()
    #expect(screen.contents.split(separator: "\n").count == 5)
    #expect(screen.contents.hasSuffix("and 6 more\ntotal  0 of 9 runs done\n"))
  }

  @Test func givesEachLineOfAFailureItsTimeWhenPiped() {
    let screen = Screen()
    let plain = Terminal(isInteractive: false, hasColor: false, hasUnicode: true, width: 80)
    let progress = Progress(terminal: plain, runCount: 1, write: screen.write)
    progress.started("0", title: "a")
    progress.ended("0", .failed("no robot\nand no hopper"))
    let lines = screen.contents.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ /#) })
  }

  @Test func showsAFailureAtOnceAndInRed() {
    let screen = Screen()
    let progress = Progress(
      terminal: Self.terminal(color: true), runCount: 2, write: screen.write)
    progress.started("0", title: "a")
    progress.ended("0", .failed("no robot"))
    #expect(screen.contents.contains("\u{1B}[31mfailed a: no robot\u{1B}[0m\n"))
    #expect(screen.contents.hasSuffix("total  0 of 2 runs done, 1 failed\n"))
  }

  @Test func writesPlainLinesWithTheirTimeWhenPiped() throws {
    let screen = Screen()
    let plain = Terminal(isInteractive: false, hasColor: false, hasUnicode: true, width: 80)
    let progress = Progress(terminal: plain, runCount: 1, write: screen.write)
    progress.started("0", title: "a")
    for done in 1...1000 { progress.advanced("0", to: done, of: 1000) }
    progress.draw()
    progress.ended("0", .done)
    let lines = screen.contents.split(separator: "\n")
    // A thousand steps in less than ten seconds are no line of their own.
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.contains(#/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (start|done) a/#) })
    #expect(!screen.contents.contains("\u{1B}"))
  }

  @Test(arguments: [
    (0.4, "0 s"), (59.6, "1 min 00 s"), (185, "3 min 05 s"), (7800, "2 h 10 min"), (-1, "0 s"),
  ]) func saysDurationsAsPeopleDo(seconds: Double, words: String) {
    #expect(Progress.duration(seconds) == words)
  }
}
