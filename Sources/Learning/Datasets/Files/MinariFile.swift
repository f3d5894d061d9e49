import LinearAlgebra

/// The layout of Minari (Younis et al., 2024): a group `episode_<k>` per episode, k = 0, 1, ….
///
/// An episode of T steps holds T + 1 `observations`, and T `actions`, `rewards`, `terminations` and,
/// if present, `truncations`; so every step has its s′.
struct MinariFile: StepReader {
  private enum Quantity: String, CaseIterable {
    case observations, actions, rewards, terminations, truncations
  }

  private let file: HDF5File
  private let byteCount: Int
  /// Of each episode in the order of `Quantity`.
  let headers: [DatasetHeader]
  /// The steps of each episode.
  let blocks: [Range<Int>]
  let dropsLastSteps = false
  let recordsTimeouts = true

  init(_ file: HDF5File, names: [String], byteCount: Int) throws(DatasetError) {
    let numbers = names.compactMap(Self.episodeNumber).sorted()
    if let (expected, found) = zip(0..., numbers).first(where: { $0 != $1 }) {
      throw .damaged(
        file.path, "episode_\(expected)", "it is missing, but 'episode_\(found)' is there")
    }
    var headers: [DatasetHeader] = []
    var blocks: [Range<Int>] = []
    for episode in numbers.indices {
      guard try file.object("episode_\(episode)") == .group else {
        throw .damaged(file.path, "episode_\(episode)", "it is not a group")
      }
      var parts: [DatasetHeader] = []
      for quantity in Quantity.allCases {
        if quantity == .truncations, try file.object("episode_\(episode)/truncations") == nil {
          continue
        }
        parts.append(
          try Self.table(quantity, of: episode, in: file, byteCount: byteCount).header)
      }
      try Self.validate(parts, like: headers.isEmpty ? parts : Array(headers.prefix(2)))
      let start = blocks.last?.upperBound ?? 0
      blocks.append(start..<start + parts[1].rowCount)
      headers += parts
    }
    self.file = file
    self.byteCount = byteCount
    self.headers = headers
    self.blocks = blocks
  }

  /// The k of a name `episode_<k>`.
  static func episodeNumber(_ name: String) -> Int? {
    guard name.hasPrefix("episode_") else { return nil }
    return Int(name.dropFirst("episode_".count))
  }

  /// - Throws: `DatasetError` if a flag ends an episode before its last step.
  func episodes() throws(DatasetError) -> [Range<Int>] {
    let ends = headers.filter {
      $0.name.hasSuffix("terminations") || $0.name.hasSuffix("truncations")
    }
    for header in ends {
      let flags = try ValidatedDataset(
        header.name, .flags, rank: 1, of: file, byteCount: byteCount
      ).flags(0..<header.rowCount)
      if let step = flags.dropLast().firstIndex(of: true) {
        throw DatasetError(
          file: file.path, object: header.name,
          problem: "step \(step) ends the episode, but the episode has \(flags.count) steps",
          remedy: "correct the flag, or split the episode after this step")
      }
    }
    return blocks
  }

  func numbers(_ quantity: StepQuantity, _ steps: Range<Int>) throws(DatasetError) -> Matrix {
    let (episode, rows) = location(of: steps)
    switch quantity {
    case .observations: return try table(.observations, of: episode).numbers(rows)
    case .nextObservations:
      return try table(.observations, of: episode)
        .numbers(rows.lowerBound + 1..<rows.upperBound + 1)
    case .actions: return try table(.actions, of: episode).numbers(rows)
    case .rewards: return try table(.rewards, of: episode).numbers(rows)
    }
  }

  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool] {
    let (episode, rows) = location(of: steps)
    return try table(.terminations, of: episode).flags(rows)
  }

  /// The episode of steps, and their rows there.
  private func location(of steps: Range<Int>) -> (episode: Int, rows: Range<Int>) {
    guard let episode = blocks.firstIndex(where: { $0.contains(steps.lowerBound) }) else {
      preconditionFailure("There is no step \(steps.lowerBound)")
    }
    let start = blocks[episode].lowerBound
    return (episode, steps.lowerBound - start..<steps.upperBound - start)
  }

  private func table(
    _ quantity: Quantity, of episode: Int
  ) throws(DatasetError) -> ValidatedDataset {
    try Self.table(quantity, of: episode, in: file, byteCount: byteCount)
  }

  private static func table(
    _ quantity: Quantity, of episode: Int, in file: HDF5File, byteCount: Int
  ) throws(DatasetError) -> ValidatedDataset {
    let isMatrix = quantity == .observations || quantity == .actions
    return try ValidatedDataset(
      quantity.rawValue, in: "episode_\(episode)",
      isMatrix || quantity == .rewards ? .numbers : .flags, rank: isMatrix ? 2 : 1, of: file,
      byteCount: byteCount)
  }

  /// Refuses lengths that do not fit each other, and sizes unlike those of the first episode.
  private static func validate(
    _ parts: [DatasetHeader], like first: [DatasetHeader]
  ) throws(DatasetError) {
    let stepCount = parts[1].rowCount
    for (index, part) in parts.enumerated() {
      let expected = index == 0 ? stepCount + 1 : stepCount
      guard part.rowCount == expected else {
        throw .damaged(
          part.file, part.name,
          "it has \(part.rowCount) rows, expected \(expected) for \(stepCount) actions")
      }
    }
    for (part, model) in zip(parts, first) where part.rowElementCount != model.rowElementCount {
      throw .damaged(
        part.file, part.name,
        "its rows have \(part.rowElementCount) components, but '\(model.name)' has "
          + "\(model.rowElementCount)")
    }
  }
}
