import Foundation

/// The evaluations of a training run, one row each: `curve.csv`.
public struct Curve: Equatable, Sendable {
  public struct Row: Equatable, Sendable {
    /// Training step; 0 follows the pre-training.
    public let step: Int
    /// One for each column but the first; `nil` where there was no value.
    public let values: [Double?]

    public init(step: Int, values: [Double?]) { (self.step, self.values) = (step, values) }

    public var line: String {
      ([String(step)] + values.map { $0.map { "\($0)" } ?? "" }).joined(separator: ",")
    }
  }

  /// `step`, the metrics of an evaluation, of which the first scores the run, and training metrics.
  public let columns: [String]
  public var rows: [Row] = []

  /// The first metric of an evaluation is the score of the run.
  public init(metrics: [String], trainingMetrics: [String]) {
    columns = ["step"] + metrics + trainingMetrics
  }

  /// The metric that scores the run.
  public var scoreMetric: String { columns.count > 1 ? columns[1] : Metric.score }

  /// Step and score of each evaluation that has a score.
  public var scores: [(step: Int, score: Double)] {
    rows.compactMap { row in row.values.first.flatMap { $0 }.map { (row.step, $0) } }
  }

  /// Step and value of a column at each evaluation that has a value; none without such a column.
  public func points(of column: CurveColumn) -> [(step: Int, value: Double)] {
    guard let index = columns.dropFirst().firstIndex(of: column.rawValue) else { return [] }
    return rows.compactMap { row in row.values[index - 1].map { (row.step, $0) } }
  }

  /// Mean score of the last ten evaluations, or of all when there are fewer.
  public var score: Double? {
    let last = rows.suffix(10).compactMap { $0.values[0] }
    return last.isEmpty ? nil : last.reduce(0, +) / Double(last.count)
  }

  /// The finite metrics of a finished training that follow from its evaluations: the score, and the last
  /// value of each column under the names that it may have.
  public var finalMetrics: [String: Double] {
    var metrics: [String: Double] = [:]
    metrics[Metric.score] = score
    for (name, value) in zip(columns.dropFirst(), rows.last?.values ?? []) {
      metrics[name] = value
      metrics[Metric.last(name)] = value
    }
    return metrics.filter(\.value.isFinite)
  }
}

// MARK: - The file

extension Curve {
  public var csv: String {
    ([columns.joined(separator: ",")] + rows.map(\.line)).joined(separator: "\n") + "\n"
  }

  /// Reads the text of a file.
  public init(csv: String, file: String) throws(RecordError) {
    let lines = csv.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    columns = lines.first ?? []
    guard columns.first == "step" else {
      throw .edited(file: file, problem: "its first column is not 'step'")
    }
    for (index, fields) in lines.enumerated().dropFirst() {
      guard fields.count == columns.count, let step = Int(fields[0]) else {
        throw .edited(
          file: file,
          problem: "line \(index + 1): expected a step and \(columns.count - 1) values")
      }
      rows.append(Row(step: step, values: fields.dropFirst().map { Double($0) }))
    }
  }
}

// MARK: - The hash chain

/// The evaluations of a training so far, and the hash chain of the learner.
public struct TrainingHistory: Equatable, Sendable {
  public let curve: Curve
  /// The hash of the learner's state at each evaluation of the curve.
  public let chain: [String]

  public init(curve: Curve, chain: [String]) { (self.curve, self.chain) = (curve, chain) }

  /// The values of an evaluation by names such as `return_mean at step 500`; none after the last one.
  public func metrics(of index: Int) -> [String: Double] {
    guard let row = curve.rows.dropFirst(index).first else { return [:] }
    let named = zip(curve.columns.dropFirst(), row.values).compactMap { name, value in
      value.map { ("\(name) at step \(row.step)", $0) }
    }
    return Dictionary(named, uniquingKeysWith: { first, _ in first })
  }
}
