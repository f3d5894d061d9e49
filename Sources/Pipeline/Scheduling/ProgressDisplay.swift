import Foundation
import Records
import Synchronization

/// The progress display on standard error.
///
/// A terminal shows a line per run and a total. Elsewhere each event is a line with its time, at
/// most one per run every ten seconds.
public final class ProgressDisplay: Sendable {
  /// The progress of one run.
  struct Entry {
    var title: String
    var done = 0
    var total = 0
    var startSeconds: Double
    var lastLineSeconds: Double
    /// Progress during the last half minute, oldest first.
    var marks: [(done: Int, seconds: Double)] = []

    /// Recent steps per second; `nil` until it can be measured.
    ///
    /// Phases of a run, such as pre-training, differ in speed.
    func rate(at seconds: Double) -> Double? {
      guard let mark = marks.first, seconds - mark.seconds > 0.5, done > mark.done else {
        return nil
      }
      return Double(done - mark.done) / (seconds - mark.seconds)
    }

    mutating func advance(to done: Int, of total: Int, at seconds: Double) {
      if marks.isEmpty { marks = [(done: done, seconds: seconds)] }
      if let last = marks.last, seconds - last.seconds >= 3 {
        marks.append((done: done, seconds: seconds))
        marks.removeAll { seconds - $0.seconds > 30 }
      }
      self.done = done
      self.total = total
    }
  }

  private struct State {
    /// In the order of starts.
    var running: [(id: String, entry: Entry)] = []
    var finishedCount = 0
    var failedCount = 0
    var hasWarned = false
    /// The number of runs of other processes that the last line named.
    var awaitedCount = 0
    /// Predicted seconds to the end, and the time of the prediction.
    var prediction: (remaining: Double, at: Double)?
    var drawnLineCount = 0
  }

  /// Seconds between two plain lines of one run.
  static let plainInterval = 10.0

  private let terminal: Terminal
  private let runCount: Int
  private let state = Mutex(State())
  private let write: @Sendable (String) -> Void
  private let start = ContinuousClock.now

  /// A display for this many runs.
  init(
    runCount: Int, terminal: Terminal = .standardError,
    write: @escaping @Sendable (String) -> Void = {
      try? FileHandle.standardError.write(contentsOf: Data($0.utf8))
    }
  ) {
    (self.runCount, self.terminal, self.write) = (runCount, terminal, write)
  }

  func started(_ id: String, title: String) {
    let now = seconds
    state.withLock { state in
      let entry = Entry(title: title, startSeconds: now, lastLineSeconds: now)
      state.running.append((id, entry))
      if !terminal.isInteractive { write("\(clock) start \(title)\n") }
    }
  }

  func advanced(_ id: String, to done: Int, of total: Int) {
    let now = seconds
    state.withLock { state in
      guard let index = state.running.firstIndex(where: { $0.id == id }) else { return }
      state.running[index].entry.advance(to: done, of: total, at: now)
      let entry = state.running[index].entry
      if !terminal.isInteractive, now - entry.lastLineSeconds >= Self.plainInterval {
        state.running[index].entry.lastLineSeconds = now
        write("\(clock) \(Self.plainLine(entry, at: now))\n")
      }
    }
  }

  enum Ending: Equatable {
    case done
    case diverged(atStep: Int)
    case stopped
    case skipped(String)
    case failed(String)
  }

  /// Removes a run's line, and prints how it ended.
  func ended(_ id: String, _ ending: Ending) {
    let now = seconds
    state.withLock { state in
      guard let index = state.running.firstIndex(where: { $0.id == id }) else { return }
      let entry = state.running.remove(at: index).entry
      switch ending {
      case .done:
        state.finishedCount += 1
        let took = Self.duration(now - entry.startSeconds)
        print("\(terminal.green("done")) \(entry.title), \(took)", &state)
      case .diverged(let step):
        state.finishedCount += 1
        print(terminal.red("diverged \(entry.title) at step \(step)"), &state)
      case .stopped:
        print("stopped \(entry.title)", &state)
      case .skipped(let note):
        print("skipped \(entry.title): \(note)", &state)
      case .failed(let problem):
        state.failedCount += 1
        print(terminal.red("failed \(entry.title): \(problem)"), &state)
      }
    }
  }

  /// Prints a line between those of the runs.
  func note(_ text: String) { state.withLock { print(text, &$0) } }

  /// Counts a run that another process made.
  func madeElsewhere() { state.withLock { $0.finishedCount += 1 } }

  /// Prints that only runs of other processes are left, if their number changed.
  func waits(forCount count: Int) {
    state.withLock { state in
      guard count != state.awaitedCount else { return }
      state.awaitedCount = count
      print("waiting for \(counted(count, "run")) of other processes", &state)
    }
  }

  /// Prints once that the file system has no locks of its own.
  func warnAboutLocks() {
    state.withLock { state in
      guard !state.hasWarned else { return }
      state.hasWarned = true
      print(
        "warning: flock does not work in this store, so a process that sleeps for two minutes may "
          + "lose its runs to other machines", &state)
    }
  }

  /// Sets the predicted time to the end; `nil` if it is unknown.
  func predicted(remainingSeconds: Double?) {
    let now = seconds
    state.withLock { $0.prediction = remainingSeconds.map { ($0, now) } }
  }

  /// Redraws the lines of running runs, on a terminal.
  func draw() {
    guard terminal.isInteractive else { return }
    state.withLock { write(erasure(&$0) + drawing(&$0)) }
  }

  /// Removes the lines of running runs.
  func clear() {
    state.withLock { write(erasure(&$0)) }
  }

  private var seconds: Double { start.duration(to: .now) / .seconds(1) }

  private var clock: String { Date().formatted(.iso8601) }

  /// Prints lines that stay.
  private func print(_ text: String, _ state: inout State) {
    guard terminal.isInteractive else {
      return write(text.split(separator: "\n").map { "\(clock) \($0)\n" }.joined())
    }
    write(erasure(&state) + text + "\n" + drawing(&state))
  }

  private func erasure(_ state: inout State) -> String {
    defer { state.drawnLineCount = 0 }
    return state.drawnLineCount == 0 ? "" : "\u{1B}[\(state.drawnLineCount)A\u{1B}[J"
  }

  private func drawing(_ state: inout State) -> String {
    let now = seconds
    // Lines above the top of the screen cannot be erased.
    let room = max(terminal.height - 3, 1)
    var lines = state.running.prefix(room).map { Self.line($0.entry, at: now, on: terminal) }
    if state.running.count > room { lines.append("and \(state.running.count - room) more") }
    lines.append(totalLine(state, at: now))
    state.drawnLineCount = lines.count
    return lines.joined(separator: "\n") + "\n"
  }

  private func totalLine(_ state: State, at now: Double) -> String {
    var line = "total  \(state.finishedCount) of \(runCount) runs done"
    if state.failedCount > 0 { line += ", \(state.failedCount) failed" }
    if let (remaining, then) = state.prediction {
      line += ", ETA \(Self.duration(remaining - (now - then)))"
    }
    return String(line.prefix(terminal.width - 1))
  }
}

extension ProgressDisplay {
  /// Shows the progress of one piece of work on standard error.
  public static func show<Value>(
    _ title: String, during work: (_ advance: (_ done: Int, _ total: Int) -> Void) throws -> Value
  ) rethrows -> Value {
    let display = ProgressDisplay(runCount: 1)
    display.started(title, title: title)
    defer { display.clear() }
    let value = try work { done, total in
      display.advanced(title, to: done, of: total)
      display.draw()
    }
    display.ended(title, .done)
    return value
  }

  /// One line of at most `terminal.width - 1` columns: title, bar, share, rate, ETA.
  static func line(_ entry: Entry, at seconds: Double, on terminal: Terminal) -> String {
    let figures = Self.figures(entry, at: seconds)
    let barWidth = 20
    let filled = entry.total == 0 ? 0 : entry.done * barWidth / entry.total
    let (full, empty): (Character, Character) = terminal.hasUnicode ? ("█", "░") : ("#", ".")
    let bar =
      String(repeating: full, count: filled) + String(repeating: empty, count: barWidth - filled)
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

  /// Seconds in units, as in `41 s`, `3 min 05 s`, `2 h 10 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(max(seconds, 0).rounded())
    switch whole {
    case ..<60: return "\(whole) s"
    case ..<3600: return "\(whole / 60) min \(padded(whole % 60)) s"
    default: return "\(whole / 3600) h \(padded(whole / 60 % 60)) min"
    }
  }
}
