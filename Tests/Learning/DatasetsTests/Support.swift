import Foundation
import TestSupport
import LinearAlgebra

@testable import Datasets

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "dmil-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func file(_ name: String) -> URL { url.appending(path: name) }
}

/// Steps of episodes whose numbers tell where they come from: step i observes (i, −i), acts
/// (i mod 200 − 100)/100 and earns i/10.
struct MadeSteps {
  var observations, actions, nextObservations: Matrix
  var rewards: [Float]
  var terminals, timeouts: [Bool]

  /// - Parameter lengths: Of the episodes; those of even length end by themselves.
  init(lengths: [Int]) {
    let count = lengths.reduce(0, +)
    let steps = (0..<count).map { Float($0) }
    observations = Matrix(
      rowCount: count, columnCount: 2, elements: steps.flatMap { [$0, -$0] })
    actions = Matrix(
      rowCount: count, columnCount: 1, elements: (0..<count).map { Float($0 % 200 - 100) / 100 })
    nextObservations = Matrix(
      rowCount: count, columnCount: 2, elements: steps.flatMap { [$0 + 0.5, -$0 - 0.5] })
    rewards = steps.map { $0 / 10 }
    terminals = lengths.flatMap { length in (1...length).map { $0 == length && length % 2 == 0 } }
    timeouts = lengths.flatMap { length in (1...length).map { $0 == length && length % 2 == 1 } }
  }

  /// Writes them, `blockCount` steps at a time.
  func write(
    to file: URL, blockCount: Int = 1000, metadata: [String: String] = ["algorithm": "made"]
  ) throws {
    let writer = try D4RLWriter(
      creating: file, observationCount: 2, actionCount: 1, metadata: metadata)
    for start in stride(from: 0, to: rewards.count, by: blockCount) {
      let rows = Array(start..<min(start + blockCount, rewards.count))
      try writer.append(
        observations: observations.rows(rows), actions: actions.rows(rows),
        nextObservations: nextObservations.rows(rows), rewards: rows.map { rewards[$0] },
        terminals: rows.map { terminals[$0] }, timeouts: rows.map { timeouts[$0] })
    }
    try writer.close()
  }
}

extension DatasetFile {
  init(reading url: URL) throws(DatasetError) {
    try self.init(reading: url, assuming: Assumptions())
  }
}

/// Runs a program of Python to its end; its output.
func python(_ program: String, _ arguments: String...) throws -> (status: Int32, output: String) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["python3", "-c", program] + arguments
  process.standardOutput = pipe
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
