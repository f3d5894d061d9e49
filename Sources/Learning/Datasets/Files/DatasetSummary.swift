import LinearAlgebra

/// The contents of a dataset file, after reading all of it without errors.
public struct DatasetSummary: Equatable, Codable, Sendable {
  /// An HDF5 dataset.
  public struct Table: Equatable, Codable, Sendable {
    public let name: String
    public let shape: [Int]
    public let element: String
  }

  /// Least, mean, greatest and standard deviation of one number per episode.
  public struct Spread: Equatable, Codable, Sendable {
    public let least, mean, greatest, deviation: Double

    init(of values: [Double]) {
      let count = Double(max(values.count, 1))
      let center = values.reduce(0, +) / count
      least = values.min() ?? 0
      greatest = values.max() ?? 0
      mean = center
      deviation =
        (values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / count).squareRoot()
    }
  }

  public let layout: DatasetFile.Layout
  /// The HDF5 datasets that are read; in Minari's layout only those of the first episode.
  public let tables: [Table]
  public let stepCount: Int
  /// The number of steps whose s′ was recorded.
  public let transitionCount: Int
  public let episodeCount: Int
  /// The number of terminated episodes; the others were cut off.
  public let terminalCount: Int
  /// Whether the file records where episodes were cut off, so that no step limit is needed.
  public let recordsTimeouts: Bool
  /// The numbers of steps of the episodes.
  public let lengths: Spread
  /// The undiscounted returns of the episodes.
  public let returns: Spread
  public let actionBounds: ActionBounds
}

extension DatasetFile {
  /// Reads all of the file in blocks.
  ///
  /// - Throws: `DatasetError` if some of it is damaged or not finite. Actions may exceed ±1.
  public func summary() throws(DatasetError) -> DatasetSummary {
    let episodes = try reader.episodes()
    var bounds = ActionBounds()
    var returns = [Double](repeating: 0, count: episodes.count)
    var terminalCount = 0
    var episode = 0
    for block in reader.blocks {
      _ = try reader.numbers(.observations, block)
      if !reader.dropsLastSteps { _ = try reader.numbers(.nextObservations, block) }
      bounds.measure(try reader.numbers(.actions, block))
      terminalCount += try reader.terminals(block).count { $0 }
      for (step, reward) in zip(block, try reader.numbers(.rewards, block).elements) {
        while !episodes[episode].contains(step) { episode += 1 }
        returns[episode] += Double(reward)
      }
    }
    let shown = reader.headers.filter { layout == .d4rl || $0.name.hasPrefix("episode_0/") }
    return DatasetSummary(
      layout: layout,
      tables: shown.map { .init(name: $0.name, shape: $0.shape, element: "\($0.element)") },
      stepCount: reader.stepCount,
      transitionCount: reader.stepCount - (reader.dropsLastSteps ? episodes.count : 0),
      episodeCount: episodes.count, terminalCount: terminalCount,
      recordsTimeouts: reader.recordsTimeouts,
      lengths: .init(of: episodes.map { Double($0.count) }), returns: .init(of: returns),
      actionBounds: bounds)
  }
}
