import LinearAlgebra

/// The layout of D4RL (Fu et al., 2020): one HDF5 dataset per quantity, one row per step.
///
/// Required are `observations`, `actions`, `rewards`, `terminals`. An episode ends where `terminals`
/// or `timeouts` is true; in files without `timeouts` also after `episodeStepLimit` steps, as in
/// D4RL's `qlearning_dataset`.
///
/// Differs from `qlearning_dataset`, which always takes the next row's observation as s′ and drops
/// only timeouts: `next_observations` is used if present; otherwise terminal steps are dropped too,
/// because the next row belongs to another episode.
struct D4RLFile: StepReader {
  private let observationTable, actionTable, rewardTable, terminalTable: ValidatedDataset
  private let nextObservationTable, timeoutTable: ValidatedDataset?
  private let episodeStepLimit: Int?

  /// Opens and validates the datasets.
  ///
  /// `names` are all names in the root. They decide which datasets are absent, because in a damaged file a
  /// lookup may fail for a name that is listed.
  ///
  /// - Throws: `DatasetError` for a missing, invalid or inconsistent dataset.
  init(
    _ file: HDF5File, names: [String], byteCount: Int, episodeStepLimit: Int?
  ) throws(DatasetError) {
    func table(
      _ name: String, _ content: DatasetHeader.Content, rank: Int
    ) throws(DatasetError) -> ValidatedDataset {
      try ValidatedDataset(name, content, rank: rank, of: file, byteCount: byteCount)
    }
    observationTable = try table("observations", .numbers, rank: 2)
    actionTable = try table("actions", .numbers, rank: 2)
    rewardTable = try table("rewards", .numbers, rank: 1)
    terminalTable = try table("terminals", .flags, rank: 1)
    timeoutTable = try names.contains("timeouts") ? table("timeouts", .flags, rank: 1) : nil
    nextObservationTable =
      try names.contains("next_observations")
      ? table("next_observations", .numbers, rank: 2) : nil
    self.episodeStepLimit = episodeStepLimit
    for header in headers where header.rowCount != stepCount {
      throw .damaged(
        file.path, header.name,
        "it has \(header.rowCount) rows, but 'observations' has \(stepCount)")
    }
    if let header = nextObservationTable?.header, header.shape != observationTable.header.shape {
      throw .damaged(
        file.path, header.name,
        "its shape is \(header.shape), but 'observations' has \(observationTable.header.shape)")
    }
    guard timeoutTable != nil || episodeStepLimit != nil else {
      throw DatasetError(
        file: file.path, object: "timeouts",
        problem: "it is missing, so nothing records where an episode was cut off",
        remedy: "give the step limit of the task: --episode-step-limit 1000 for Hopper, "
          + "HalfCheetah and Walker2d")
    }
  }

  var headers: [DatasetHeader] {
    [
      observationTable, actionTable, rewardTable, terminalTable, timeoutTable, nextObservationTable,
    ].compactMap { $0?.header }
  }

  var stepCount: Int { observationTable.header.rowCount }
  var dropsLastSteps: Bool { nextObservationTable == nil }
  var recordsTimeouts: Bool { timeoutTable != nil }

  /// Whole chunks of the dataset with the longest chunks, at least 8192 rows.
  var blocks: [Range<Int>] {
    let chunk = headers.map(\.chunkRowCount).max() ?? 1
    let length = (8191 + chunk) / chunk * chunk
    return stride(from: 0, to: stepCount, by: length).map {
      $0..<min($0 + length, stepCount)
    }
  }

  func episodes() throws(DatasetError) -> [Range<Int>] {
    var episodes: [Range<Int>] = []
    var start = 0
    for block in blocks {
      let terminals = try terminalTable.flags(block)
      let timeouts = try timeoutTable?.flags(block)
      for (step, terminal) in zip(block, terminals) {
        let isCutOff =
          timeouts.map { $0[step - block.lowerBound] } ?? (step + 1 - start == episodeStepLimit)
        guard terminal || isCutOff || step + 1 == stepCount else { continue }
        episodes.append(start..<step + 1)
        start = step + 1
      }
    }
    return episodes
  }

  func numbers(_ quantity: StepQuantity, _ steps: Range<Int>) throws(DatasetError) -> Matrix {
    switch quantity {
    case .observations: return try observationTable.numbers(steps)
    case .actions: return try actionTable.numbers(steps)
    case .rewards: return try rewardTable.numbers(steps)
    case .nextObservations:
      if let nextObservationTable { return try nextObservationTable.numbers(steps) }
      return try observationTable.numbers(steps.lowerBound + 1..<steps.upperBound + 1)
    }
  }

  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool] {
    try terminalTable.flags(steps)
  }
}
