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
  /// Columns of `observations`, `actions`, `next_observations` and `rewards`.
  private let columnCounts: [Int]
  /// The open file, which closes when this is destroyed.
  private var output: Output?
  /// Numbers and flags, each row by row, of steps that do not fill a chunk yet.
  private var numbers: [[Float]] = [[], [], [], []]
  private var flags: [[Bool]] = [[], []]

  private struct Output {
    let file: HDF5File
    /// In the order of `columnCounts`.
    let numberTables: [HDF5Dataset]
    /// `terminals` and `timeouts`.
    let flagTables: [HDF5Dataset]
  }

  /// Begins a file.
  ///
  /// `metadata` are texts by their name under `metadata/`, such as `algorithm`.
  ///
  /// - Throws: `DatasetError` if the folder is missing or cannot be written.
  public init(
    creating file: URL, observationCount: Int, actionCount: Int, metadata: [String: String]
  ) throws(DatasetError) {
    target = file
    partial = URL(filePath: file.path + ".partial")
    columnCounts = [observationCount, actionCount, observationCount, 1]
    let created = try HDF5File(creating: partial.path)
    func table(
      _ name: String, _ columnCount: Int? = nil, isFlags: Bool = false
    ) throws(DatasetError) -> HDF5Dataset {
      try created.makeDataset(
        name, columnCount: columnCount, isFlags: isFlags, chunkRowCount: Self.chunkRowCount)
    }
    output = Output(
      file: created,
      numberTables: [
        try table("observations", observationCount), try table("actions", actionCount),
        try table("next_observations", observationCount), try table("rewards"),
      ],
      flagTables: [try table("terminals", isFlags: true), try table("timeouts", isFlags: true)])
    try created.makeGroup("metadata")
    for (name, text) in metadata.sorted(by: { $0.key < $1.key }) {
      try created.makeText("metadata/\(name)", text)
    }
  }

  deinit { if output != nil { unlink(partial.path) } }

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
    let matrices = [observations.elements, actions.elements, nextObservations.elements, rewards]
    for (index, elements) in matrices.enumerated() {
      precondition(
        elements.count == rowCount * columnCounts[index],
        "The steps have other sizes than the file")
      numbers[index] += elements
    }
    flags[0] += terminals
    flags[1] += timeouts
    while flags[0].count >= Self.chunkRowCount { try write(Self.chunkRowCount) }
  }

  /// Writes the rest, waits until it is on disk, and gives the file its name.
  ///
  /// - Precondition: the file is not closed.
  public func close() throws(DatasetError) {
    precondition(output != nil, "The file is closed")
    if !flags[0].isEmpty { try write(flags[0].count) }
    try output?.file.flush()
    output = nil
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
    guard let output else { preconditionFailure("The file is closed") }
    for (index, table) in output.numberTables.enumerated() {
      let count = rowCount * columnCounts[index]
      try table.append(Array(numbers[index].prefix(count)), rowCount: rowCount)
      numbers[index].removeFirst(count)
    }
    for (index, table) in output.flagTables.enumerated() {
      try table.append(Array(flags[index].prefix(rowCount)))
      flags[index].removeFirst(rowCount)
    }
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
