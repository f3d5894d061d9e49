import Foundation

/// What the evaluations of a training run measured, a row each: `curve.csv`.
struct TrainingCurve: Equatable {
  struct Row: Equatable {
    /// Reported training step; 0 stands after the pre-training.
    var step: Int
    /// As `columns`, without the step; `nil` where there was no value.
    var values: [Double?]
    /// SHA-256 of the learner's tensors and of the row itself.
    var digest: String

    var line: String {
      ([String(step)] + values.map { $0.map { "\($0)" } ?? "" }).joined(separator: ",")
    }
  }

  let columns: [String]
  var rows: [Row] = []

  /// - Parameters:
  ///   - measures: What evaluations measure, the metric that scores a run first.
  ///   - remarks: What the learner says of itself.
  init(measures: [String], remarks: [String]) {
    columns = ["step"] + measures + remarks
  }

  /// Reads back what `csv` and the digests wrote; `nil` when they do not belong together.
  init?(csv: String, digests: [String]) {
    let lines = csv.split(separator: "\n").map(String.init)
    guard lines.count == digests.count + 1 else { return nil }
    columns = lines[0].split(separator: ",").map(String.init)
    guard columns.first == "step" else { return nil }
    for (line, digest) in zip(lines.dropFirst(), digests) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == columns.count, let step = Int(fields[0]) else { return nil }
      rows.append(Row(step: step, values: fields.dropFirst().map { Double($0) }, digest: digest))
    }
  }

  var csv: String {
    ([columns.joined(separator: ",")] + rows.map(\.line)).joined(separator: "\n") + "\n"
  }

  /// Mean of the first measure over the last ten evaluations, or over all when there are fewer.
  var score: Double? {
    let scores = rows.suffix(10).compactMap { $0.values[0] }
    return scores.isEmpty ? nil : scores.reduce(0, +) / Double(scores.count)
  }
}
