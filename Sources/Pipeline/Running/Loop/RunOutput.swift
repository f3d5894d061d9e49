import Foundation

/// What a run found: the contents of its result.
struct RunOutput: Equatable {
  struct File: Equatable {
    var name: String
    var data: Data
  }

  struct Metric: Equatable {
    var name: String
    var value: Double
  }

  var metrics: [Metric] = []
  /// SHA-256 of each evaluation, in order; empty for runs without training.
  var chain: [String] = []
  var files: [File] = []

  /// A metric; `nil` where there is none of this name.
  subscript(metric: String) -> Double? { metrics.first { $0.name == metric }?.value }

  mutating func add(_ other: RunOutput) {
    metrics += other.metrics
    files += other.files
  }

  mutating func add(_ name: String, _ value: Double) {
    metrics.append(Metric(name: name, value: value))
  }

  mutating func add(_ measured: [(name: String, value: Double)]) {
    for (name, value) in measured { add(name, value) }
  }

  mutating func add(file name: String, _ text: String) {
    add(file: name, Data(text.utf8))
  }

  mutating func add(file name: String, _ data: Data) {
    files.append(File(name: name, data: data))
  }
}
