import Environments
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

  static let measures = ["return_mean", "return_std", "survival_mean_s", "tilt_rms_deg"]

  let columns: [String]
  var rows: [Row] = []

  init(diagnosticNames: [String]) {
    columns = ["step"] + Self.measures + diagnosticNames
  }

  /// Reads back what `csv` and the digests wrote; `nil` when they do not belong together.
  init?(csv: String, digests: [String]) {
    let lines = csv.split(separator: "\n").map(String.init)
    guard lines.count == digests.count + 1 else { return nil }
    columns = lines[0].split(separator: ",").map(String.init)
    guard columns.starts(with: ["step"] + Self.measures) else { return nil }
    for (line, digest) in zip(lines.dropFirst(), digests) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == columns.count, let step = Int(fields[0]) else { return nil }
      rows.append(Row(step: step, values: fields.dropFirst().map { Double($0) }, digest: digest))
    }
  }

  var csv: String {
    ([columns.joined(separator: ",")] + rows.map(\.line)).joined(separator: "\n") + "\n"
  }

  /// Mean return of the last ten evaluations, or of all when there are fewer.
  var score: Double? {
    let returns = rows.suffix(10).compactMap { $0.values[0] }
    return returns.isEmpty ? nil : returns.reduce(0, +) / Double(returns.count)
  }
}
