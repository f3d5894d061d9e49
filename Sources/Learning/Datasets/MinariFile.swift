import LinearAlgebra

/// The layout of Minari (Younis et al., 2024): a group `episode_<k>` for each episode.
///
/// An episode of T steps holds T + 1 `observations`, and T `actions`, `rewards` and `terminations`;
/// so every step has its s′. Episodes are read in the order of their numbers, which run from 0
/// without a gap.
struct MinariFile: StepReader {
  private enum Quantity: String, CaseIterable {
    case observations, actions, rewards, terminations
  }

  private let file: HDF5File
  private let byteCount: Int
  /// Four for each episode, in the order of `Quantity`.
  let headers: [DatasetHeader]
  /// The steps of each episode.
  let blocks: [Range<Int>]
  let dropsLastSteps = false

  init(_ file: HDF5File, names: [String], byteCount: Int) throws(DatasetError) {
    let numbers = names.compactMap(Self.episodeNumber).sorted()
    if let (wanted, found) = zip(0..., numbers).first(where: { $0 != $1 }) {
      throw .damaged(
        file.path, "episode_\(wanted)", "it is not there, but 'episode_\(found)' is")
    }
    var headers: [DatasetHeader] = []
    var blocks: [Range<Int>] = []
    for episode in numbers.indices {
      guard try file.link("episode_\(episode)") == .group else {
        throw .damaged(file.path, "episode_\(episode)", "it is not a group")
      }
      var parts: [DatasetHeader] = []
      for quantity in Quantity.allCases {
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

  /// k of a name `episode_<k>`.
  static func episodeNumber(_ name: String) -> Int? {
    guard name.hasPrefix("episode_") else { return nil }
    return Int(name.dropFirst("episode_".count))
  }

  var stepCount: Int { blocks.last?.upperBound ?? 0 }
  var observationCount: Int { headers[0].rowElementCount }
  var actionCount: Int { headers[1].rowElementCount }

  func episodes() -> [Range<Int>] { blocks }

  func observations(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    try numbers(.observations, steps, columnCount: observationCount)
  }

  func actions(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    try numbers(.actions, steps, columnCount: actionCount)
  }

  func nextObservations(_ steps: Range<Int>) throws(DatasetError) -> Matrix {
    try numbers(.observations, steps, columnCount: observationCount, shift: 1)
  }

  func rewards(_ steps: Range<Int>) throws(DatasetError) -> [Float] {
    try numbers(.rewards, steps, columnCount: 1).elements
  }

  func terminals(_ steps: Range<Int>) throws(DatasetError) -> [Bool] {
    var flags: [Bool] = []
    for (episode, rows) in parts(of: steps) {
      flags += try table(.terminations, of: episode).flags(rows)
    }
    return flags
  }

  private func numbers(
    _ quantity: Quantity, _ steps: Range<Int>, columnCount: Int, shift: Int = 0
  ) throws(DatasetError) -> Matrix {
    var elements: [Float] = []
    elements.reserveCapacity(steps.count * columnCount)
    for (episode, rows) in parts(of: steps) {
      elements += try table(quantity, of: episode)
        .numbers(rows.lowerBound + shift..<rows.upperBound + shift).elements
    }
    return Matrix(rowCount: steps.count, columnCount: columnCount, elements: elements)
  }

  /// The episodes that the steps lie in, with the rows there.
  private func parts(of steps: Range<Int>) -> [(episode: Int, rows: Range<Int>)] {
    blocks.enumerated().compactMap { episode, block in
      let common = block.clamped(to: steps)
      guard !common.isEmpty else { return nil }
      return (
        episode, common.lowerBound - block.lowerBound..<common.upperBound - block.lowerBound
      )
    }
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
      quantity == .terminations ? [.flag] : [.float32, .float64], rank: isMatrix ? 2 : 1,
      of: file, byteCount: byteCount)
  }

  /// Refuses lengths of an episode that do not fit one another, and sizes unlike those of the
  /// first episode.
  private static func validate(
    _ parts: [DatasetHeader], like first: [DatasetHeader]
  ) throws(DatasetError) {
    let stepCount = parts[1].rowCount
    for (part, wanted) in zip(parts, [stepCount + 1, stepCount, stepCount, stepCount])
    where part.rowCount != wanted {
      throw .damaged(
        part.file, part.name,
        "it has \(part.rowCount) rows, wanted: \(wanted) beside \(stepCount) actions")
    }
    for (part, model) in zip(parts, first) where part.rowElementCount != model.rowElementCount {
      throw .damaged(
        part.file, part.name,
        "its rows have \(part.rowElementCount) components, those of '\(model.name)' "
          + "\(model.rowElementCount)")
    }
  }
}
