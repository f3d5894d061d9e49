public import Foundation
public import LinearAlgebra

/// Writes a file in the layout of D4RL (Fu et al., 2020), block by block.
///
/// The file holds `observations` (N, n), `actions` (N, m), `next_observations` (N, n), `rewards`,
/// `terminals` and `timeouts` (N), numbers as float32, flags as h5py writes booleans, all
/// compressed, and texts under `metadata/`. Steps are gathered to whole chunks before they are
/// written, and no time is recorded: equal contents are equal bytes, however they were appended.
///
/// The file appears under its name when `close` has returned; until then it is `<name>.partial`,
/// which goes when the writer does.
public final class D4RLWriter {
  /// Steps that are compressed together.
  private static let chunkRowCount = 4096

  private let target: URL
  private let partial: URL
  private let observationCount: Int
  private let actionCount: Int
  private var tables: Tables?
  private var pending = Pending()

  /// The open file; it closes when all of this is gone.
  private struct Tables {
    let file: HDF5File
    let observations, actions, nextObservations, rewards, terminals, timeouts: HDF5DataSet
  }

  /// Steps that do not fill a chunk yet, row after row.
  private struct Pending {
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
  ///   - file: Where it will be.
  ///   - observationCount: Components of an observation.
  ///   - actionCount: Components of an action.
  ///   - metadata: Texts by their name under `metadata/`, such as `algorithm`.
  /// - Throws: when the folder is not there or cannot be written.
  public init(
    creating file: URL, observationCount: Int, actionCount: Int, metadata: [String: String]
  ) throws(DatasetError) {
    target = file
    partial = URL(filePath: file.path + ".partial")
    self.observationCount = observationCount
    self.actionCount = actionCount
    let made = try HDF5File(creating: partial.path)
    func table(
      _ name: String, _ columnCount: Int? = nil, isFlags: Bool = false
    ) throws(DatasetError) -> HDF5DataSet {
      try made.makeTable(
        name, columnCount: columnCount, isFlags: isFlags, chunkRowCount: Self.chunkRowCount)
    }
    tables = Tables(
      file: made, observations: try table("observations", observationCount),
      actions: try table("actions", actionCount),
      nextObservations: try table("next_observations", observationCount),
      rewards: try table("rewards"), terminals: try table("terminals", isFlags: true),
      timeouts: try table("timeouts", isFlags: true))
    try made.makeGroup("metadata")
    for (name, text) in metadata.sorted(by: { $0.key < $1.key }) {
      try made.makeText("metadata/\(name)", text)
    }
  }

  deinit { if tables != nil { unlink(partial.path) } }

  /// Appends steps (s, a, s′, r, whether s′ is terminal, whether the episode was cut off there).
  ///
  /// - Precondition: all have equally many rows, and the sizes that the file was begun with; it is
  ///   not closed.
  public func append(
    observations: Matrix, actions: Matrix, nextObservations: Matrix, rewards: [Float],
    terminals: [Bool], timeouts: [Bool]
  ) throws(DatasetError) {
    let rowCount = observations.rowCount
    precondition(
      actions.rowCount == rowCount && nextObservations.rowCount == rowCount
        && rewards.count == rowCount && terminals.count == rowCount && timeouts.count == rowCount,
      "The parts of the steps differ in number")
    precondition(
      observations.columnCount == observationCount && actions.columnCount == actionCount
        && nextObservations.columnCount == observationCount,
      "Steps have other sizes than the file was begun with")
    pending.observations += observations.elements
    pending.actions += actions.elements
    pending.nextObservations += nextObservations.elements
    pending.rewards += rewards
    pending.terminals += terminals
    pending.timeouts += timeouts
    while pending.rewards.count >= Self.chunkRowCount { try write(Self.chunkRowCount) }
  }

  /// Writes what is left, waits until the disk has it, and gives the file its name.
  ///
  /// - Precondition: it is not closed, and a step was appended.
  public func close() throws(DatasetError) {
    precondition(tables != nil, "The file is closed")
    if !pending.rewards.isEmpty { try write(pending.rewards.count) }
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

  /// Writes the first pending steps.
  private func write(_ rowCount: Int) throws(DatasetError) {
    guard let tables else { preconditionFailure("The file is closed") }
    func move(
      _ floats: inout [Float], _ columnCount: Int, to table: HDF5DataSet
    ) throws(DatasetError) {
      try table.append(Array(floats.prefix(rowCount * columnCount)), rowCount: rowCount)
      floats.removeFirst(rowCount * columnCount)
    }
    func move(_ flags: inout [Bool], to table: HDF5DataSet) throws(DatasetError) {
      try table.append(Array(flags.prefix(rowCount)))
      flags.removeFirst(rowCount)
    }
    try move(&pending.observations, observationCount, to: tables.observations)
    try move(&pending.actions, actionCount, to: tables.actions)
    try move(&pending.nextObservations, observationCount, to: tables.nextObservations)
    try move(&pending.rewards, 1, to: tables.rewards)
    try move(&pending.terminals, to: tables.terminals)
    try move(&pending.timeouts, to: tables.timeouts)
  }

  /// Waits until the disk has what the file or folder holds.
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
