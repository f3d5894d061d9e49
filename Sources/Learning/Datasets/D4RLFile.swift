import LinearAlgebra

/// The layout of D4RL (Fu et al., 2020): one table per quantity, a row to each step.
///
/// Required are `observations`, `actions`, `rewards`, `terminals`. An episode ends where `terminals`
/// or `timeouts` says so; in files without `timeouts`, also after `episodeStepLimit` steps, as
/// `qlearning_dataset` of D4RL does.
///
/// Differs from `qlearning_dataset`, which takes the next row's observation as s′ always and drops
/// time-outs only: `next_observations` is used where it is there, and otherwise terminal steps are
/// dropped too, since the row that follows them begins another episode.
struct D4RLFile: StepReader {
  private let observationTable, actionTable, rewardTable, terminalTable: ValidatedDataset
  private let nextObservationTable, timeoutTable: ValidatedDataset?
  private let episodeStepLimit: Int?

  /// Opens and judges the tables; `names` are all in the root of the file.
  ///
  /// They decide what is absent: in a damaged file the library may look up in vain what it lists.
  init(
    _ file: HDF5File, names: [String], byteCount: Int, episodeStepLimit: Int?
  ) throws(DatasetError) {
    func table(
      _ name: String, _ elements: Set<DatasetHeader.Element>, rank: Int
    ) throws(DatasetError) -> ValidatedDataset {
      try ValidatedDataset(name, elements, rank: rank, of: file, byteCount: byteCount)
    }
    observationTable = try table("observations", [.float32, .float64], rank: 2)
    actionTable = try table("actions", [.float32, .float64], rank: 2)
    rewardTable = try table("rewards", [.float32, .float64], rank: 1)
    terminalTable = try table("terminals", [.flag], rank: 1)
    timeoutTable =
      try names.contains("timeouts") ? table("timeouts", [.flag], rank: 1) : nil
    nextObservationTable =
      try names.contains("next_observations")
      ? table("next_observations", [.float32, .float64], rank: 2) : nil
    self.episodeStepLimit = episodeStepLimit
    for header in headers where header.rowCount != stepCount {
      throw .damaged(
        file.path, header.name,
        "it has \(header.rowCount) rows, but 'observations' has \(stepCount)")
    }
    if let header = nextObservationTable?.header, header.shape != observationTable.header.shape {
      throw .damaged(
        file.path, header.name,
        "its shape is \(header.shape), but that of 'observations' is "
          + "\(observationTable.header.shape)")
    }
    guard timeoutTable != nil || episodeStepLimit != nil else {
      throw DatasetError(
        file: file.path, dataSet: "timeouts",
        problem: "it is not there, so nothing says where an episode was cut off",
        remedy: "say after how many steps the task is cut off (the episode step limit; "
          + "1000 for Hopper, HalfCheetah and Walker2d)")
    }
  }

  var headers: [DatasetHeader] {
    [
      observationTable, actionTable, rewardTable, terminalTable, timeoutTable, nextObservationTable,
    ].compactMap { $0?.header }
  }

  var stepCount: Int { observationTable.header.rowCount }
  var observationCount: Int { observationTable.header.rowElementCount }
  var actionCount: Int { actionTable.header.rowElementCount }
  var dropsLastSteps: Bool { nextObservationTable == nil }

  /// Whole chunks of the table with the longest, at least 8192 rows.
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

  func observations(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    try observationTable.numbers(steps)
  }

  func actions(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    try actionTable.numbers(steps)
  }

  func nextObservations(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    if let nextObservationTable { return try nextObservationTable.numbers(steps) }
    return try observationTable.numbers(steps.lowerBound + 1..<steps.upperBound + 1)
  }

  func rewards(_ steps: Range<Int>) throws(DatasetError) -> [Float] {
    try rewardTable.numbers(steps).elements
  }

  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool] {
    try terminalTable.flags(steps)
  }
}
