public import Foundation
import LinearAlgebra

/// A recorded file of D4RL or Minari, opened in this process.
///
/// What it declares is judged when it is opened and nothing is read by then; contents are read a
/// block at a time. libhdf5 itself can crash on a damaged file: one of unknown origin is read by
/// a process of its own.
public struct DatasetFile {
  public enum Layout: String, Codable, Sendable {
    case d4rl = "D4RL"
    case minari = "Minari"
  }

  /// What a reader may assume about a file.
  public struct Assumptions: Equatable, Codable, Sendable {
    /// Steps after which the task is cut off; read only where the file does not say where it was.
    public var episodeStepLimit: Int?
    /// Whether actions beyond ±1 are brought back to it, as an environment with these bounds did
    /// when they were recorded; otherwise they are refused.
    public var clipsActions: Bool

    public init(episodeStepLimit: Int? = nil, clipsActions: Bool = false) {
      self.episodeStepLimit = episodeStepLimit
      self.clipsActions = clipsActions
    }
  }

  public let layout: Layout
  let path: String
  let reader: any StepReader
  let assumptions: Assumptions

  /// Opens the file, or of a folder the file in it that Minari keeps its data in.
  ///
  /// - Throws: when it is not there, is of neither layout, or declares what cannot be.
  public init(
    reading url: URL, assuming assumptions: Assumptions
  ) throws(DatasetError) {
    let path = try Self.file(at: url.path)
    let byteCount = try Self.byteCount(of: path)
    let file = try HDF5File(reading: path)
    let names = try file.names(limit: 100_000)
    if !Self.requiredNames.isDisjoint(with: names) {
      layout = .d4rl
      reader = try D4RLFile(
        file, names: names, byteCount: byteCount, episodeStepLimit: assumptions.episodeStepLimit)
    } else if names.contains(where: { MinariFile.episodeNumber($0) != nil }) {
      layout = .minari
      reader = try MinariFile(file, names: names, byteCount: byteCount)
    } else {
      throw DatasetError(
        file: path,
        problem: "it holds \(listed(names)), so it is neither of D4RL ("
          + "\(listed(Self.requiredNames.sorted()))) nor of Minari ('episode_0', …)",
        remedy: "choose a file of one of these layouts")
    }
    self.path = path
    self.assumptions = assumptions
  }

  /// Bytes of all that would be read, uncompressed.
  public var declaredByteCount: Int { reader.headers.reduce(0) { $0 + $1.declaredByteCount } }

  /// Reads the part that `selection` describes, and only blocks that hold some of it.
  ///
  /// - Parameters:
  ///   - selection: Which transitions; of files without `next_observations`, those whose s′ was
  ///     recorded.
  ///   - seed: Of the streams of `Selection`.
  /// - Returns: The transitions in the order of recording.
  /// - Throws: when the selection asks for more than there is, or something that is read is damaged,
  ///   infinite, not a number, or an action beyond ±1.
  public func demonstrations(
    _ selection: Selection, seed: UInt64
  ) throws(DatasetError) -> Dataset {
    let trajectories = try reader.episodes()
      .map { reader.dropsLastSteps ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    let rows: [Int]
    do {
      rows = try selection.rows(of: trajectories, seed: seed)
    } catch {
      throw DatasetError(file: path, problem: "\(error)", remedy: "choose a smaller part")
    }
    var gathered = GatheredSteps(rowCount: rows.count, like: reader)
    var position = 0
    for block in reader.blocks {
      let start = position
      while position < rows.count, block.contains(rows[position]) { position += 1 }
      guard start < position else { continue }
      try gathered.read(rows[start..<position], from: self)
    }
    return gathered.demonstrations(trajectories: thinned(trajectories, to: rows))
  }

  private static let requiredNames: Set = ["observations", "actions", "rewards", "terminals"]

  private static func file(at path: String) throws(DatasetError) -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw DatasetError(
        file: path, problem: "there is no such file",
        remedy: "correct the path, or fetch it: dmil data list")
    }
    guard isFolder.boolValue else { return path }
    let places = ["main_data.hdf5", "data/main_data.hdf5"].map { "\(path)/\($0)" }
    if let place = places.first(where: FileManager.default.fileExists) { return place }
    throw DatasetError(
      file: path, problem: "it is a folder without the 'data/main_data.hdf5' of Minari",
      remedy: "name a file, or a folder of Minari whose data_format is hdf5")
  }

  private static func byteCount(of path: String) throws(DatasetError) -> Int {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw DatasetError(
        file: path, problem: "it is not a file that can be read",
        remedy: "correct the path or the permissions")
    }
    return Int(status.st_size)
  }
}

/// Rows that are read so far, in flat memory of the final size.
private struct GatheredSteps {
  private let observationCount: Int
  private let actionCount: Int
  private var observations: [Float] = []
  private var actions: [Float] = []
  private var nextObservations: [Float] = []
  private var rewards: [Float] = []
  private var terminals: [Bool] = []

  init(rowCount: Int, like reader: some StepReader) {
    observationCount = reader.observationCount
    actionCount = reader.actionCount
    observations.reserveCapacity(rowCount * observationCount)
    actions.reserveCapacity(rowCount * actionCount)
    nextObservations.reserveCapacity(rowCount * observationCount)
    rewards.reserveCapacity(rowCount)
    terminals.reserveCapacity(rowCount)
  }

  /// Reads the rows from the first to the last of one block, and keeps those that are named.
  mutating func read(
    _ rows: ArraySlice<Int>, from file: DatasetFile
  ) throws(DatasetError) {
    guard let first = rows.first, let last = rows.last else { return }
    let reader = file.reader
    let range = first..<last + 1
    func keep(_ matrix: Matrix, in elements: inout [Float]) {
      for row in rows { elements.append(contentsOf: matrix.row(row - first)) }
    }
    keep(try reader.observations(range), in: &observations)
    keep(try file.boundedActions(range), in: &actions)
    keep(try reader.nextObservations(range), in: &nextObservations)
    let blockRewards = try reader.rewards(range)
    let blockTerminals = try reader.terminals(range)
    for row in rows {
      rewards.append(blockRewards[row - first])
      terminals.append(blockTerminals[row - first])
    }
  }

  /// What was read; nothing is left here.
  consuming func demonstrations(trajectories: [Range<Int>]) -> Dataset {
    let count = rewards.count
    return Dataset(
      transitions: Transitions(
        observations: Matrix(
          rowCount: count, columnCount: observationCount, elements: observations),
        actions: Matrix(rowCount: count, columnCount: actionCount, elements: actions),
        nextObservations: Matrix(
          rowCount: count, columnCount: observationCount, elements: nextObservations)),
      rewards: rewards, terminals: terminals, trajectories: trajectories)
  }
}
