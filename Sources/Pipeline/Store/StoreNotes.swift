public import Foundation
public import Records

/// A note on a run without a result; its raw value is the folder of its files.
public enum StoreNote: String, CaseIterable, Sendable {
  /// Something outside the project that the run lacks, such as a dataset.
  case unavailable = "notes"
  /// Why its last execution failed.
  case failure = "failures"
}

extension ResultStore {
  /// Replaces the note on the run, which is kept until it has a result.
  ///
  /// - Throws: `StoreError.system` if the disk refuses; an earlier note is kept.
  public func write(_ text: String, as note: StoreNote, on run: Run) throws(StoreError) {
    let file = file(of: note, on: run)
    try makeFolder(file.deletingLastPathComponent())
    try writeDurably(Data(text.utf8), to: file)
  }

  /// The note on the run; `nil` if there is none.
  public func note(_ note: StoreNote, on run: Run) throws(StoreError) -> String? {
    try read(file(of: note, on: run)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// When the note was written; `nil` if there is none.
  public func date(of note: StoreNote, on run: Run) -> Date? {
    modificationDate(of: file(of: note, on: run))
  }

  public func remove(_ note: StoreNote, on run: Run) throws(StoreError) {
    try removeAll(file(of: note, on: run))
  }

  private func file(of note: StoreNote, on run: Run) -> URL {
    root.appending(path: "\(note.rawValue)/\(run.key.hex).txt")
  }
}
