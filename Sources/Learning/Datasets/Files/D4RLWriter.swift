public import Foundation
public import LinearAlgebra

/// Writes a dataset file in the layout of D4RL (Fu et al., 2020), block by block.
///
/// The file holds `observations` (N, n), `actions` (N, m), `next_observations` (N, n), `rewards`,
/// `terminals` and `timeouts` (N), numbers as float32, flags as h5py's booleans, all compressed, and
/// texts under `metadata/`. Whole chunks are written, and no time is recorded: equal contents give
/// equal bytes, however they were appended.
///
/// `close` gives the file its name; until then it is `<name>.partial`, which is removed with the
/// writer.
public final class D4RLWriter {
  /// The number of steps that are compressed together.
  private static let chunkRowCount = 4096

  private let target: URL
  private let partial: URL
  private let observationCount: Int
  private let actionCount: Int
  private var tables: Tables?
  private var buffer = Buffer()

  /// The open file, which closes when this is destroyed.
  private struct Tables {
    let file: HDF5File
    let observations, actions, nextObservations, rewards, terminals, timeouts: HDF5Dataset
  }

  /// Steps that do not fill a chunk yet, row by row.
  private struct Buffer {
    var observations: [Float] = []
    var actions: [Float] = []
    var nextObservations: [Float] = []
    var rewards: [Float] = []
    var terminals: [Bool] = []
    var timeouts: [Bool] = []
  }

  /// Begins a file.
  ///
  /// - Parameters:
  ///   - file: The path of the complete file.
  ///   - observationCount: Components of an observation.
  ///   - actionCount: Components of an action.
  ///   - metadata: Texts by their name under `metadata/`, such as `algorithm`.
  /// - Throws: `DatasetError` if the folder is missing or cannot be written.
  public init(
    creating file: URL, observationCount: Int, actionCount: Int, metadata: [String: String]
  ) throws(DatasetError) {
    target = file
    partial = URL(filePath: file.path + ".partial")
    self.observationCount = observationCount
    self.actionCount = actionCount
    let created = try HDF5File(creating: partial.path)
    func table(
      _ name: String, _ columnCount: Int? = nil, isFlags: Bool = false
    ) throws(DatasetError) -> HDF5Dataset {
      try created.makeDataset(
        name, columnCount: columnCount, isFlags: isFlags, chunkRowCount: Self.chunkRowCount)
    }
    tables = Tables(
      file: created, observations: try table("observations", observationCount),
      actions: try table("actions", actionCount),
      nextObservations: try table("next_observations", observationCount),
      rewards: try table("rewards"), terminals: try table("terminals", isFlags: true),
      timeouts: try table("timeouts", isFlags: true))
    try created.makeGroup("metadata")
    for (name, text) in metadata.sorted(by: { $0.key < $1.key }) {
      try created.makeText("metadata/\(name)", text)
    }
  }

  deinit { if tables != nil { unlink(partial.path) } }

  /// Appends steps.
  ///
  /// - Precondition: all arguments have the same number of rows, and the sizes given at creation; the
  ///   file is not closed.
  public func append(
    observations: Matrix, actions: Matrix, nextObservations: Matrix, rewards: [Float],
    terminals: [Bool], timeouts: [Bool]
  ) throws(DatasetError) {
    let rowCount = observations.rowCount
    precondition(
      actions.rowCount == rowCount && nextObservations.rowCount == rowCount
        && rewards.count == rowCount && terminals.count == rowCount && timeouts.count == rowCount,
      "The arguments have different numbers of steps")
    precondition(
      observations.columnCount == observationCount && actions.columnCount == actionCount
        && nextObservations.columnCount == observationCount,
      "The steps have other sizes than the file")
    buffer.observations += observations.elements
    buffer.actions += actions.elements
    buffer.nextObservations += nextObservations.elements
    buffer.rewards += rewards
    buffer.terminals += terminals
    buffer.timeouts += timeouts
    while buffer.rewards.count >= Self.chunkRowCount { try write(Self.chunkRowCount) }
  }

  /// Writes the rest, waits until it is on disk, and gives the file its name.
  ///
  /// - Precondition: the file is not closed.
  public func close() throws(DatasetError) {
    precondition(tables != nil, "The file is closed")
    if !buffer.rewards.isEmpty { try write(buffer.rewards.count) }
    try tables?.file.flush()
    tables = nil
    do throws(DatasetError) {
      try flush(partial)
      guard rename(partial.path, target.path) == 0 else { throw systemError() }
      try flush(target.deletingLastPathComponent())
    } catch {
      unlink(partial.path)
      throw error
    }
  }

  /// Writes the first steps of the buffer.
  private func write(_ rowCount: Int) throws(DatasetError) {
    guard let tables else { preconditionFailure("The file is closed") }
    func move(
      _ floats: inout [Float], _ columnCount: Int, to table: HDF5Dataset
    ) throws(DatasetError) {
      try table.append(Array(floats.prefix(rowCount * columnCount)), rowCount: rowCount)
      floats.removeFirst(rowCount * columnCount)
    }
    func move(_ flags: inout [Bool], to table: HDF5Dataset) throws(DatasetError) {
      try table.append(Array(flags.prefix(rowCount)))
      flags.removeFirst(rowCount)
    }
    try move(&buffer.observations, observationCount, to: tables.observations)
    try move(&buffer.actions, actionCount, to: tables.actions)
    try move(&buffer.nextObservations, observationCount, to: tables.nextObservations)
    try move(&buffer.rewards, 1, to: tables.rewards)
    try move(&buffer.terminals, to: tables.terminals)
    try move(&buffer.timeouts, to: tables.timeouts)
  }

  /// Waits until a file or folder is on disk.
  private func flush(_ url: URL) throws(DatasetError) {
    let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw systemError() }
    defer { Foundation.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw systemError() }
  }

  private func systemError() -> DatasetError {
    DatasetError(
      file: target.path, problem: "it cannot be written: \(String(cString: strerror(errno)))",
      remedy: "make room, or choose a folder that can be written")
  }
}
