import Foundation

/// What a run tells while it works, and how it learns that it must stop.
final class RunMonitor {
  /// How much work may be lost to `kill -9`, in wall time; it is in no key and in no result.
  let checkpointInterval: Duration
  /// Times this run went on from a checkpoint.
  private(set) var resumeCount = 0
  /// The lines of `log.txt`.
  private(set) var log: [String] = []

  private let stops: () -> Bool
  private let advance: (_ done: Int, _ total: Int) -> Void

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

  func advanced(to done: Int, of total: Int) { advance(done, total) }

  func resumed(atStep step: Int) {
    resumeCount += 1
    note("resumed at step \(step)")
  }

  func note(_ line: String) {
    log.append("\(Date().formatted(.iso8601)) \(line)")
  }
}
