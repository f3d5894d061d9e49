import DataFiles
import Foundation
import Records
import Store

extension RunKindDefinition {
  static let repetition = RunKindDefinition(
    modules: { _ in NumericsModule.learning },
    output: { run, execution, monitor in
      let training = try execution.input("training_run", of: run)
      guard let original = try execution.store.result(of: training) else {
        throw RunError(problem: "\(training.name) has no result to compare with")
      }
      let folder = try execution.checkpointFolder(of: run)
      var output = try RepetitionRun(original: original) { monitor in
        try execution.train(training, in: folder, monitor)
      }.output(monitor: monitor)
      output.facts = try KernelComparison(repository: execution.repository).facts
      return output
    })
}

/// A training run repeated from the start, interrupted half-way and resumed from its checkpoint.
///
/// It must give the same bits.
struct RepetitionRun {
  let original: RunResult
  /// Trains, or resumes from the last checkpoint.
  let train: (RunMonitor) throws -> RunOutput

  /// Metrics: counts of evaluations, metrics and files of the original, and how many of each are
  /// identical to the bit; `first_different_evaluation`, from 0, if one differs.
  func output(monitor: RunMonitor) throws -> RunOutput {
    try trainHalf(monitor)
    let repeated = try train(monitor)
    let same = zip(original.chain, repeated.chain).prefix { $0 == $1 }.count
    var output = RunOutput(chain: repeated.chain)
    func add(_ name: String, _ count: Int, identical: Int) {
      output.add(name, Double(count))
      output.add(Metric.identical(name), Double(identical))
    }
    add(Metric.evaluationCount, original.chain.count, identical: same)
    add(
      Metric.metricCount, original.metrics.count,
      identical: original.metrics.count { repeated[$0.key]?.bitPattern == $0.value.bitPattern })
    add(
      Metric.fileCount, original.files.count,
      identical: original.files.count { repeated.files[$0.key].map { sha256(of: $0) } == $0.value })
    if same < max(original.chain.count, repeated.chain.count) {
      output.add(Metric.firstDifferentEvaluation, Double(same))
    }
    return output
  }

  /// Writes a checkpoint half-way, unless there is a later one.
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
