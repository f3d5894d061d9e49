/// What a recorded file holds, all of it read once and found sound.
public struct DatasetSummary: Equatable, Codable, Sendable {
  /// A data set that is read.
  public struct Table: Equatable, Codable, Sendable {
    public let name: String
    public let shape: [Int]
    public let element: String
  }

  /// Least, mean and greatest of one number per episode, and its standard deviation over episodes.
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
  /// Of Minari only those of the first episode.
  public let tables: [Table]
  public let stepCount: Int
  /// Steps whose s′ was recorded.
  public let transitionCount: Int
  public let episodeCount: Int
  /// Episodes whose task ended by itself; the others were cut off.
  public let terminalCount: Int
  /// Steps of the episodes.
  public let lengths: Spread
  /// Sums of the rewards of the episodes, undiscounted.
  public let returns: Spread
  public let actionBounds: ActionBounds
}

extension DatasetFile {
  /// Reads all of the file, a block at a time.
  ///
  /// - Throws: when some of it is damaged, infinite or not a number. Actions may lie anywhere.
  public func summary() throws(DatasetError) -> DatasetSummary {
    let episodes = try reader.episodes()
    var bounds = ActionBounds()
    var returns = [Double](repeating: 0, count: episodes.count)
    var terminalCount = 0
    var episode = 0
    for block in reader.blocks {
      _ = try reader.observations(block)
      if !reader.dropsLastSteps { _ = try reader.nextObservations(block) }
      bounds.measure(try reader.actions(block))
      terminalCount += try reader.terminals(block).count { $0 }
      for (step, reward) in zip(block, try reader.rewards(block)) {
        while !episodes[episode].contains(step) { episode += 1 }
        returns[episode] += Double(reward)
      }
    }
    let perEpisode = layout == .minari ? reader.headers.prefix(4) : reader.headers[...]
    return DatasetSummary(
      layout: layout,
      tables: perEpisode.map { header in
        DatasetSummary.Table(
          name: header.name, shape: header.shape, element: "\(header.element)")
      },
      stepCount: reader.stepCount,
      transitionCount: reader.stepCount - (reader.dropsLastSteps ? episodes.count : 0),
      episodeCount: episodes.count, terminalCount: terminalCount,
      lengths: .init(of: episodes.map { Double($0.count) }), returns: .init(of: returns),
      actionBounds: bounds)
  }
}
