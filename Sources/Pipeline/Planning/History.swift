import Records

/// The stored runs: why a run has no result, and whether it can be continued.
struct History {
  let records: [StoredProvenance]
  /// Runs that the specifications ask for under some profile; no other run is stale because of them.
  var current: Set<RunKey> = []

  /// The fewest differences from a stored run of the same kind, cell and seed that no profile asks
  /// for any more; empty if there is no such run.
  func differences(of run: Run) -> [Difference] {
    let new = RunDescription(of: run)
    return records.map(\.run).filter { $0.address == new.address && !current.contains($0.key) }
      .map { new.differences(from: $0) }.min { $0.count < $1.count } ?? []
  }

  /// Whether there is a result that differs only in steps, evaluations or snapshots.
  func hasResult(onTrajectoryOf run: Run) -> Bool {
    records.contains { $0.run.checkpointKey == run.checkpointKey }
  }
}
