public import Foundation

/// The cost of a run, over all its continuations.
public struct Effort: Equatable, Sendable {
  public internal(set) var wallSeconds = 0.0
  /// Processor time of the run's thread.
  public internal(set) var processorSeconds = 0.0
  /// How often it was resumed from a checkpoint.
  public internal(set) var resumeCount = 0
}

/// Progress, log and cost of a run, and the request to stop it.
///
/// It belongs to the run's thread.
public final class RunMonitor {
  /// Wall time between two checkpoints; `nil` for none until the run is interrupted.
  let checkpointInterval: Duration?
  /// The lines of `log.txt`.
  public private(set) var log: [String] = []

  private let stops: () -> Bool
  private let advance: (_ done: Int, _ total: Int) -> Void
  private let start = ContinuousClock.now
  private let processorStart = RunMonitor.processorSeconds
  private var earlier = Effort()

  /// A monitor of a run that starts now.
  public init(
    checkpointInterval: Duration?, stops: @escaping () -> Bool,
    advance: @escaping (_ done: Int, _ total: Int) -> Void
  ) {
    (self.checkpointInterval, self.stops, self.advance) = (checkpointInterval, stops, advance)
  }

  /// Whether the run must write a checkpoint and throw `Interrupted`.
  var mustStop: Bool { stops() }

  /// The cost so far.
  public var effort: Effort {
    Effort(
      wallSeconds: earlier.wallSeconds + start.duration(to: .now) / .seconds(1),
      processorSeconds: earlier.processorSeconds + Self.processorSeconds - processorStart,
      resumeCount: earlier.resumeCount)
  }

  func advanced(to done: Int, of total: Int) {
    advance(done, total)
    if let (signal, count) = Self.testSignal, done == count { raise(signal) }
  }

  /// Records that the run was resumed from a checkpoint that had cost `effort`.
  func resumed(atStep step: Int, after effort: Effort) {
    earlier = effort
    earlier.resumeCount += 1
    note("resumed at step \(step)")
  }

  func note(_ line: String) {
    log.append("\(Date().formatted(.iso8601)) \(line)")
  }

  /// For tests, DMIL_TEST_SIGNAL=SIGNAL@STEP sends this process a signal after a step of a run.
  private static let testSignal: (signal: Int32, step: Int)? = {
    let parts = ProcessInfo.processInfo.environment["DMIL_TEST_SIGNAL"]?.split(separator: "@")
    guard let parts, parts.count == 2, let signal = Int32(parts[0]), let step = Int(parts[1]) else {
      return nil
    }
    return (signal, step)
  }()

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// The contents of a run's result.
public struct RunOutput: Equatable {
  public internal(set) var metrics: [String: Double] = [:]
  /// SHA-256 of the learner's state at each evaluation; empty for runs without training.
  public internal(set) var chain: [String] = []
  /// Contents by name.
  public internal(set) var files: [String: Data] = [:]
  /// Facts for the provenance, by name: they may differ between machines of a numeric class.
  public internal(set) var facts: [String: String] = [:]

  public subscript(metric: String) -> Double? { metrics[metric] }

  mutating func add(_ other: RunOutput) {
    metrics.merge(other.metrics) { $1 }
    files.merge(other.files) { $1 }
  }

  mutating func add(_ name: String, _ value: Double) { metrics[name] = value }

  mutating func add(_ measured: [(name: String, value: Double)]) {
    for (name, value) in measured { metrics[name] = value }
  }

  mutating func add(file name: String, _ text: String) { files[name] = Data(text.utf8) }

  mutating func add(file name: String, _ data: Data) { files[name] = data }
}

extension RunOutput {
  init(_ measured: [(name: String, value: Double)]) { add(measured) }
}
