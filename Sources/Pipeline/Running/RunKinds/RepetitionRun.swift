import Records
import Foundation

/// A training run once more, from nothing, stopped half-way and continued from its checkpoint.
///
/// The same bits must come out.
struct RepetitionRun {
  private let original: RunResult
  /// Trains, or goes on from the last checkpoint.
  private let train: (RunMonitor) throws -> RunOutput

  init(of original: RunResult, by train: @escaping (RunMonitor) throws -> RunOutput) {
    (self.original, self.train) = (original, train)
  }

  /// Metrics: how many evaluations, metrics and files the original has, and of each how many are
  /// the same to the bit; `first_different_evaluation`, from 0, where one is not.
  func output(monitor: RunMonitor) throws -> RunOutput {
    try trainHalf(monitor)
    let repeated = try train(monitor)
    var output = RunOutput(chain: repeated.chain)
    output.add(Metric.evaluationCount, Double(original.chain.count))
    let same = zip(original.chain, repeated.chain).prefix { $0 == $1 }.count
    output.add(Metric.identical(Metric.evaluationCount), Double(same))
    if same < max(original.chain.count, repeated.chain.count) {
      output.add(Metric.firstDifferentEvaluation, Double(same))
    }
    let metrics = Dictionary(uniqueKeysWithValues: repeated.metrics.map { ($0.name, $0.value) })
    output.add(Metric.metricCount, Double(original.metrics.count))
    output.add(
      Metric.identical(Metric.metricCount),
      Double(original.metrics.count { metrics[$0.key]?.bitPattern == $0.value.bitPattern }))
    let files = Dictionary(
      uniqueKeysWithValues: repeated.files.map { ($0.name, sha256(of: $0.data)) })
    output.add(Metric.fileCount, Double(original.files.count))
    output.add(
      Metric.identical(Metric.fileCount), Double(original.files.count { files[$0.key] == $0.value })
    )
    return output
  }

  /// Leaves a checkpoint half-way, unless one is there that is further on.
  private func trainHalf(_ monitor: RunMonitor) throws {
    var isHalfDone = false
    let first = RunMonitor(
      checkpointInterval: monitor.checkpointInterval,
      stops: { isHalfDone || monitor.mustStop },
      advance: { done, total in
        isHalfDone = 2 * done >= total
        monitor.advanced(to: done, of: total)
      })
    do {
      _ = try train(first)
    } catch is Interrupted {
      if monitor.mustStop { throw Interrupted() }
    }
  }
}
