import Foundation
import Records
import Store

/// The starts of an array task, over all submissions, nodes and requeues.
struct Starts: RecordFile {
  static let schema = "dmil-starts/1"

  struct Start: Codable, Equatable {
    let date: String
    let node: String
    /// Of the scheduler; empty for one that gives none.
    let job: String
    /// The sum of the steps of its runs that had been done.
    let step: Int
    /// How it ended; `nil` if it was killed, or goes on.
    var ending: Ending?
    /// How long it took, until it ended.
    var seconds: Double?
  }

  enum Ending: String, Codable {
    case done, unfinished, stopped, failed
    /// Only another process worked, on what this one needs.
    case waited
  }

  private(set) var starts: [Start] = []

  init() {}

  /// The starts that a file holds; none if there is no such file.
  init(reading file: URL) throws {
    guard let content = try read(file) else { return }
    self = try Starts(content: content, file: file.path)
  }

  /// How many starts in a row made no progress: neither a step, nor a result, which may have been removed
  /// since, nor a signal that stopped them, nor another process that they waited for.
  func idleCount(atStep step: Int) -> Int {
    starts.reversed().prefix { start in
      start.step == step && [nil, .unfinished, .failed].contains(start.ending)
    }.count
  }

  mutating func begin(_ start: Start) { starts.append(start) }

  mutating func end(_ ending: Ending, after seconds: Double) {
    guard let last = starts.indices.last else { return }
    (starts[last].ending, starts[last].seconds) = (ending, seconds)
  }
}
