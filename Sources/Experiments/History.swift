/// What was run before: why a run has no result, and how long it will take.
struct History {
  let records: [Record]

  /// The differences from the nearest stored run of the same kind, cell and seed: the one with the
  /// fewest; none where there is no such run.
  func differences(of run: Run) -> [Difference] {
    let new = Ingredients(of: run)
    return records.filter {
      $0.kind == run.kind && $0.cell == run.cell && $0.seed == run.seed
    }.map { new.differences(from: Ingredients(of: $0)) }.min { $0.count < $1.count } ?? []
  }

  /// Whether a run that differs in steps, evaluations or snapshots alone was finished.
  func hasResult(onTrajectoryOf run: Run) -> Bool {
    records.contains { $0.trajectoryKey == run.trajectoryKey.hex }
  }

  /// The time of the run of the same kind and method whose number of steps is nearest (as a ratio;
  /// the median of those that are equally near), in proportion to the steps.
  func predictedSeconds(of run: Run) -> Double? {
    let alike = records.filter { $0.kind == run.kind && $0.cell.method == run.cell.method }
    func ratio(_ record: Record) -> Double {
      let (small, large) = (
        min(record.stepCount, run.stepCount), max(record.stepCount, run.stepCount)
      )
      return Double(large) / Double(small)
    }
    guard let nearest = alike.map(ratio).min() else { return nil }
    let seconds = alike.filter { ratio($0) == nearest }.map {
      $0.provenance.wallSeconds / Double($0.stepCount) * Double(run.stepCount)
    }.sorted()
    return seconds[seconds.count / 2]
  }
}
