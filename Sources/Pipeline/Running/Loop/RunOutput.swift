import Foundation

/// The contents of a run's result.
struct RunOutput: Equatable {
  var metrics: [String: Double] = [:]
  /// SHA-256 of the learner's state at each evaluation; empty for runs without training.
  var chain: [String] = []
  /// Contents by name.
  var files: [String: Data] = [:]

  subscript(metric: String) -> Double? { metrics[metric] }

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
