public import Foundation
import LinearAlgebra

/// A dataset file in the layout of D4RL or Minari, read in this process.
///
/// Opening validates the declarations and reads no contents; contents are read in blocks. libhdf5 can
/// crash on a damaged file, so files of unknown origin should be read in a child process.
public struct DatasetFile {
  public enum Layout: String, Codable, Sendable {
    case d4rl = "D4RL"
    case minari = "Minari"
  }

  /// How a file is to be read.
  public struct Options: Equatable, Codable, Sendable {
    /// The expected layout; `nil` accepts both.
    public var layout: Layout?
    /// Steps after which an episode is cut off; ignored if the file records timeouts.
    public var episodeStepLimit: Int?
    /// Whether actions outside [−1, 1] are clipped, as the recording environment did; otherwise they
    /// are refused.
    public var clipsActions: Bool

    public init(
      layout: Layout? = nil, episodeStepLimit: Int? = nil, clipsActions: Bool = false
    ) {
      self.layout = layout
      self.episodeStepLimit = episodeStepLimit
      self.clipsActions = clipsActions
    }
  }

  public let layout: Layout
  let path: String
  let reader: any StepReader
  let options: Options

  /// Opens a file, or the data file in a folder of Minari.
  ///
  /// - Throws: `DatasetError` if it is missing, has neither layout or the wrong one, or has an invalid
  ///   declaration.
  public init(reading url: URL, options: Options) throws(DatasetError) {
    let (path, byteCount) = try Self.file(at: url.path)
    let file = try HDF5File(reading: path)
    let names = try file.names(limit: 100_000)
    if !Self.requiredNames.isDisjoint(with: names) {
      layout = .d4rl
    } else if names.contains(where: { MinariFile.episodeNumber($0) != nil }) {
      layout = .minari
    } else {
      throw DatasetError(
        file: path,
        problem: "it holds \(listed(names)), expected the layout of D4RL ("
          + "\(listed(Self.requiredNames.sorted()))) or Minari ('episode_0', …)",
        remedy: "choose a file in one of these layouts")
    }
    if let expected = options.layout, expected != layout {
      throw DatasetError(
        file: path, problem: "its layout is \(layout.rawValue), expected \(expected.rawValue)",
        remedy: "write 'source: \(layout.rawValue.lowercased())', or name another file")
    }
    switch layout {
    case .d4rl:
      reader = try D4RLFile(
        file, names: names, byteCount: byteCount, episodeStepLimit: options.episodeStepLimit)
    case .minari: reader = try MinariFile(file, names: names, byteCount: byteCount)
    }
    self.path = path
    self.options = options
  }

  /// Bytes of memory that reading takes at most: all contents, those of a block, and a compressed and
  /// an uncompressed chunk.
  public var neededMemory: Int {
    let headers = reader.headers
    return 2
      * (headers.reduce(0) { $0 + $1.memoryByteCount } + (headers.map(\.chunkByteCount).max() ?? 0))
  }

  /// Reads the transitions of a selection, and only blocks that hold some of them.
  ///
  /// - Parameters:
  ///   - selection: The transitions to read, among those whose s′ was recorded.
  ///   - seed: The seed of the streams of `Selection`.
  /// - Returns: The transitions in the order of the file.
  /// - Throws: `DatasetError` if the file has no transition or fewer than selected, or something that
  ///   is read is damaged, not finite, or an action outside [−1, 1].
  public func dataset(_ selection: Selection, seed: UInt64) throws(DatasetError) -> Dataset {
    let trajectories = try reader.episodes()
      .map { reader.dropsLastSteps ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    guard !trajectories.isEmpty else {
      throw DatasetError(
        file: path,
        problem: "it has no transition: none of its \(reader.stepCount) steps has a next state",
        remedy: "record 'next_observations', or episodes of two steps or more")
    }
    let rows: [Int]
    do {
      rows = try selection.rows(of: trajectories, seed: seed)
    } catch {
      throw DatasetError(file: path, problem: "\(error)", remedy: "select fewer")
    }
    var gathered = GatheredSteps(rowCount: rows.count, like: reader)
    var position = 0
    for block in reader.blocks {
      let start = position
      while position < rows.count, block.contains(rows[position]) { position += 1 }
      guard start < position else { continue }
      try gathered.read(rows[start..<position], from: self)
    }
    return gathered.dataset(trajectoryLengths: lengths(of: trajectories, amongRows: rows))
  }

  private static let requiredNames: Set = ["observations", "actions", "rewards", "terminals"]

  /// The path and size of the file to read.
  private static func file(at path: String) throws(DatasetError) -> (path: String, byteCount: Int) {
    for place in [path, "\(path)/main_data.hdf5", "\(path)/data/main_data.hdf5"] {
      // Without waiting for the other end of a pipe.
      let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else {
        guard place == path || errno != ENOENT else { continue }
        throw DatasetError(
          file: place, problem: "it cannot be read: \(String(cString: strerror(errno)))",
          remedy: errno == EACCES
            ? "allow yourself to read it: chmod u+r" : "correct the path, or see: dmil data list")
      }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else { continue }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw DatasetError(
          file: place, problem: "it is not a regular file", remedy: "copy it to one")
      }
      return (place, Int(status.st_size))
    }
    throw DatasetError(
      file: path, problem: "it is a folder without Minari's 'data/main_data.hdf5'",
      remedy: "name a file, or a folder of Minari with data_format hdf5")
  }
}

/// The rows that have been read, in arrays of the final size.
private struct GatheredSteps {
  private var numbers: [StepQuantity: [Float]] = [:]
  private var terminals: [Bool] = []

  init(rowCount: Int, like reader: some StepReader) {
    for quantity in StepQuantity.allCases {
      let columnCount =
        switch quantity {
        case .observations, .nextObservations: reader.observationCount
        case .actions: reader.actionCount
        case .rewards: 1
        }
      numbers[quantity, default: []].reserveCapacity(rowCount * columnCount)
    }
    terminals.reserveCapacity(rowCount)
  }

  /// Reads the range of the rows, all of one block, and keeps the rows.
  mutating func read(
    _ rows: ArraySlice<Int>, from file: DatasetFile
  ) throws(DatasetError) {
    guard let first = rows.first, let last = rows.last else { return }
    let range = first..<last + 1
    for quantity in StepQuantity.allCases {
      let matrix =
        quantity == .actions
        ? try file.boundedActions(range) : try file.reader.numbers(quantity, range)
      for row in rows {
        numbers[quantity, default: []].append(contentsOf: matrix.row(row - first))
      }
    }
    let flags = try file.reader.terminals(range)
    for row in rows { terminals.append(flags[row - first]) }
  }

  /// - Precondition: there is a row.
  consuming func dataset(trajectoryLengths: [Int]) -> Dataset {
    func matrix(_ quantity: StepQuantity) -> Matrix {
      let elements = numbers[quantity] ?? []
      return Matrix(
        rowCount: terminals.count, columnCount: elements.count / terminals.count,
        elements: elements)
    }
    return Dataset(
      transitions: Transitions(
        observations: matrix(.observations), actions: matrix(.actions),
        nextObservations: matrix(.nextObservations)),
      rewards: matrix(.rewards).elements, terminals: terminals,
      trajectoryLengths: trajectoryLengths)
  }
}
