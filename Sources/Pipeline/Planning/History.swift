import Records
/// What was run before: why a run has no result, and how long it will take.
struct History {
  let records: [StoredProvenance]
  /// Runs that the specifications ask for under some profile; no other run is stale because of them.
  var current: Set<RunKey> = []

  /// The differences from the nearest stored run of the same kind, cell and seed that no profile asks
  /// for any more: the one with the fewest; none if there is no such run.
  func differences(of run: Run) -> [Difference] {
    let new = Ingredients(of: run)
    return records.filter { record in
      record.kind == run.kind && record.cell == run.cell && record.seed == run.seed
        && RunKey(hex: record.key).map { !current.contains($0) } ?? true
    }.map { new.differences(from: Ingredients(of: $0)) }.min { $0.count < $1.count } ?? []
  }

  /// Whether a run that differs in steps, evaluations or snapshots alone was finished.
  func hasResult(onTrajectoryOf run: Run) -> Bool {
    records.contains { $0.checkpointKey == run.checkpointKey.hex }
  }

  /// The time of the runs of the same kind and method that are nearest: by their number of steps (as
  /// a ratio), then on the same task, then on the same data; their median, in proportion to the steps.
  func predictedSeconds(of run: Run) -> Double? {
    func distance(_ record: StoredProvenance) -> (Double, Int, Int) {
      let (small, large) = (
        min(record.stepCount, run.stepCount), max(record.stepCount, run.stepCount)
      )
      return (
        Double(large) / Double(small), record.cell.task == run.cell.task ? 0 : 1,
        record.cell.dataset == run.cell.dataset ? 0 : 1
      )
    }
    let alike = records.filter { $0.kind == run.kind && $0.cell.method == run.cell.method }
    guard let nearest = alike.map(distance).min(by: <) else { return nil }
    let seconds = alike.filter { distance($0) == nearest }.map {
      $0.provenance.wallSeconds / Double($0.stepCount) * Double(run.stepCount)
    }.sorted()
    return seconds[seconds.count / 2]
  }
}
