import Foundation

/// What a run has cost, all its continuations together.
struct Effort: Equatable {
  var wallSeconds = 0.0
  /// Processor time of the run's thread.
  var processorSeconds = 0.0
  /// How often it went on from a checkpoint.
  var resumeCount = 0
}

/// What a run tells while it works, and how it learns that it must stop.
///
/// It belongs to the run's thread.
final class RunMonitor {
  /// How much work may be lost to `kill -9`, in wall time; it is in no key and in no result.
  let checkpointInterval: Duration
  /// The lines of `log.txt`.
  private(set) var log: [String] = []

  private let stops: () -> Bool
  private let advance: (_ done: Int, _ total: Int) -> Void
  private let start = ContinuousClock.now
  private let processorStart = RunMonitor.processorSeconds
  private var earlier = Effort()

  init(
    checkpointInterval: Duration, stops: @escaping () -> Bool,
    advance: @escaping (_ done: Int, _ total: Int) -> Void
  ) {
    self.checkpointInterval = checkpointInterval
    self.stops = stops
    self.advance = advance
  }

  /// Whether the run should save what it has and throw `Interrupted`.
  var mustStop: Bool { stops() }

  /// The cost until now.
  var effort: Effort {
    Effort(
      wallSeconds: earlier.wallSeconds + start.duration(to: .now) / .seconds(1),
      processorSeconds: earlier.processorSeconds + Self.processorSeconds - processorStart,
      resumeCount: earlier.resumeCount)
  }

  func advanced(to done: Int, of total: Int) { advance(done, total) }

  /// Says that the run went on from a checkpoint that had cost `effort`.
  func resumed(atStep step: Int, after effort: Effort) {
    earlier = effort
    earlier.resumeCount += 1
    note("resumed at step \(step)")
  }

  func note(_ line: String) {
    log.append("\(Date().formatted(.iso8601)) \(line)")
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
