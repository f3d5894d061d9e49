import Foundation
import Synchronization

/// The progress display: a line per running cell and a total on a terminal, otherwise plain lines
/// with their time, at most one per run every ten seconds. It writes to standard error.
public final class Progress: Sendable {
  /// One run as the display knows it.
  struct Entry: Equatable {
    var title: String
    var done = 0
    var total = 0
    /// What was there when the run began or went on, so that the rate is of this process.
    var doneAtStart: Int?
    var startSeconds: Double
    var lastLineSeconds: Double

    /// Steps per second; `nil` before there is one to speak of.
    func rate(at seconds: Double) -> Double? {
      let elapsed = seconds - startSeconds
      guard elapsed > 0.5, let doneAtStart, done > doneAtStart else { return nil }
      return Double(done - doneAtStart) / elapsed
    }
  }

  private struct State {
    var running: [Int: Entry] = [:]
    var finishedCount = 0
    var failedCount = 0
    var remainingSeconds: Double?
    var drawnLineCount = 0
  }

  /// Seconds between two plain lines of one run.
  static let plainInterval = 10.0

  private let terminal: Terminal
  private let runCount: Int
  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void
  private let start = ContinuousClock.now

  /// - Parameters:
  ///   - terminal: What can be shown.
  ///   - runCount: Runs that will be carried out in all.
  ///   - write: Where the text goes, standard error by default.
  public init(
    terminal: Terminal, runCount: Int,
    write: @escaping @Sendable (String) -> Void = { FileHandle.standardError.write(Data($0.utf8)) }
  ) {
    self.terminal = terminal
    self.runCount = runCount
    self.write = write
  }

  func started(_ id: Int, title: String) {
    let now = seconds
    state.withLock { state in
      state.running[id] = Entry(title: title, startSeconds: now, lastLineSeconds: now)
      if !terminal.isInteractive { write("\(clock) start \(title)\n") }
    }
  }

  func advanced(_ id: Int, to done: Int, of total: Int) {
    let now = seconds
    state.withLock { state in
      guard var entry = state.running[id] else { return }
      if entry.doneAtStart == nil { entry.doneAtStart = max(done - 1, 0) }
      entry.done = done
      entry.total = total
      if !terminal.isInteractive, now - entry.lastLineSeconds >= Self.plainInterval {
        entry.lastLineSeconds = now
        write("\(clock) \(Self.plainLine(entry, at: now))\n")
      }
      state.running[id] = entry
    }
  }

  /// Ends a run's line; `failure` is shown at once.
  func ended(_ id: Int, failure: String?) {
    let now = seconds
    state.withLock { state in
      guard let entry = state.running.removeValue(forKey: id) else { return }
      if failure == nil { state.finishedCount += 1 } else { state.failedCount += 1 }
      let took = Self.duration(now - entry.startSeconds)
      let line =
        failure.map { terminal.red("failed \(entry.title): \($0)") }
        ?? "\(terminal.green("done")) \(entry.title), \(took)"
      print(line, &state)
    }
  }

  /// Prints a line above the running ones.
  public func note(_ line: String) {
    state.withLock { print(line, &$0) }
  }

  /// Says what is left, in predicted seconds; `nil` when no time is known.
  func predicted(remainingSeconds: Double?) {
    state.withLock { $0.remainingSeconds = remainingSeconds }
  }

  /// Draws the running lines anew; does nothing where lines cannot be drawn over.
  func draw() {
    guard terminal.isInteractive else { return }
    state.withLock { state in
      let text = erasure(&state) + drawing(&state)
      write(text)
    }
  }

  /// Takes the running lines away.
  func clear() {
    state.withLock { write(erasure(&$0)) }
  }

  private var seconds: Double { start.duration(to: .now) / .seconds(1) }

  private var clock: String { Date().formatted(.iso8601) }

  private func print(_ line: String, _ state: inout State) {
    guard terminal.isInteractive else { return write("\(clock) \(line)\n") }
    let text = erasure(&state) + line + "\n" + drawing(&state)
    write(text)
  }

  private func erasure(_ state: inout State) -> String {
    defer { state.drawnLineCount = 0 }
    return state.drawnLineCount == 0 ? "" : "\u{1B}[\(state.drawnLineCount)A\u{1B}[J"
  }

  private func drawing(_ state: inout State) -> String {
    let now = seconds
    var lines = state.running.sorted { $0.key < $1.key }.map { Self.line($0.value, at: now, on: terminal) }
    lines.append(totalLine(state))
    state.drawnLineCount = lines.count
    return lines.joined(separator: "\n") + "\n"
  }

  private func totalLine(_ state: State) -> String {
    var line = "total  \(state.finishedCount) of \(runCount) runs done"
    if state.failedCount > 0 { line += ", \(state.failedCount) failed" }
    if let remaining = state.remainingSeconds { line += ", ETA \(Self.duration(remaining))" }
    return String(line.prefix(terminal.width - 1))
  }
}

// MARK: Text

extension Progress {
  /// One line of at most `terminal.width - 1` columns: title, bar, share, rate, ETA.
  static func line(_ entry: Entry, at seconds: Double, on terminal: Terminal) -> String {
    let figures = Self.figures(entry, at: seconds)
    let barWidth = 20
    let filled = entry.total == 0 ? 0 : entry.done * barWidth / entry.total
    let (full, empty): (Character, Character) = terminal.hasUnicode ? ("█", "░") : ("#", ".")
    let bar = String(repeating: full, count: filled) + String(repeating: empty, count: barWidth - filled)
    let room = max(terminal.width - 1 - barWidth - figures.count - 4, 8)
    let title =
      entry.title.count <= room
      ? entry.title.padding(toLength: min(room, 48), withPad: " ", startingAt: 0)
      : entry.title.prefix(room - 1) + (terminal.hasUnicode ? "…" : "~")
    return String("\(title)  \(bar)  \(figures)".prefix(terminal.width - 1))
  }

  static func plainLine(_ entry: Entry, at seconds: Double) -> String {
    "\(entry.title): \(entry.done) of \(entry.total), \(figures(entry, at: seconds))"
  }

  private static func figures(_ entry: Entry, at seconds: Double) -> String {
    let share = entry.total == 0 ? 0 : entry.done * 100 / entry.total
    var parts = ["\(share) %"]
    if let rate = entry.rate(at: seconds) {
      parts.append("\(rate < 10 ? "\((rate * 10).rounded() / 10)" : "\(Int(rate))") steps/s")
      parts.append("ETA \(duration(Double(entry.total - entry.done) / rate))")
    }
    return parts.joined(separator: "  ")
  }

  /// Seconds as people say them: `41 s`, `3 min 05 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(max(seconds, 0).rounded())
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(padded(whole % 60)) s"
    default: return "\(whole / 3600) h \(padded(whole / 60 % 60)) min"
    }
  }
}
