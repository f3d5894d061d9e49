import Foundation
import TestSupport
import Testing

@testable import Statistics

/// Results of rliable, SciPy and mpmath, as written by `Tests/Fixtures/statistics_reference.py`.
struct StatisticsReference {
  /// The words of each line, without comments.
  private let lines: [[String]]

  init() throws {
    let file = repository.appending(path: "Tests/Fixtures/statistics.txt")
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.hasPrefix("#") }.map { $0.split(separator: " ").map(String.init) }
  }

  /// The words after `name`, of every line that begins with it.
  func words(_ name: String) throws -> [[String]] {
    let found = lines.filter { $0[0] == name }.map { Array($0.dropFirst()) }
    try #require(!found.isEmpty, "The fixture has no \(name)")
    return found
  }

  func numbers(_ name: String) throws -> [[Double]] {
    try words(name).map { try $0.map { try #require(Double($0)) } }
  }

  /// The scores of tasks × runs called `name`.
  func matrix(_ name: String) throws -> ScoreMatrix<Tasks> {
    let rows = try numbers(name).map { numbers in
      ScoreMatrix<Tasks>.Row("task \(Int(numbers[0]))", Array(numbers.dropFirst()))
    }
    return try #require(ScoreMatrix(rows))
  }
}

/// Whether `value` is `expected` up to a relative error; absolute below 1e-300.
func isClose(_ value: Double, _ expected: Double, within tolerance: Double) -> Bool {
  abs(value - expected) <= max(tolerance * abs(expected), 1e-300)
}

/// Whether numbers of ordinary size are the same up to rounding.
func areClose(_ values: [Double], _ expected: [Double], within tolerance: Double = 1e-12) -> Bool {
  values.count == expected.count
    && zip(values, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
