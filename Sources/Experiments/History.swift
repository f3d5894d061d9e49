/// What was run before: why a run has no result, and how long it will take.
struct History {
  let records: [Record]

  /// The difference from the nearest stored run of the same kind, cell and seed: the one with the
  /// fewest differences.
  func cause(of run: Run) -> String {
    let differences = records.filter {
      $0.kind == run.kind && $0.cell == run.cell && $0.seed == run.seed
    }.map { $0.differences(from: run) }
    guard let nearest = differences.min(by: { $0.count < $1.count }), let first = nearest.first
    else { return "no result" }
    return first + (nearest.count > 1 ? ", and \(nearest.count - 1) more" : "")
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

extension Record {
  /// What differs, in words: values by path, then numerics by module, then sources by
  /// path, then inputs.
  fileprivate func differences(from run: Run) -> [String] {
    let (old, new) = (values.leaves, run.values.leaves)
    let changedValues = changes(old, new).map { path in
      "spec value \(path): \(old[path]?.shown ?? "none") → \(new[path]?.shown ?? "none")"
    }
    let changedNumerics = changes(numerics, run.numerics).map { module in
      let (old, new) = (numerics[module], run.numerics[module])
      return "numerics version of \(module) "
        + "\(old.map(String.init) ?? "none") → \(new.map(String.init) ?? "none")"
    }
    let changedSources = changes(sources, run.sources).map { "source \($0) changed" }
    let keys = Dictionary(uniqueKeysWithValues: run.inputs.map { ($0.name, $0.key.hex) })
    return changedValues + changedNumerics + changedSources
      + changes(inputs, keys).map { "\($0) changed" }
  }

  private func changes<Item: Equatable>(_ old: [String: Item], _ new: [String: Item]) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }
}
