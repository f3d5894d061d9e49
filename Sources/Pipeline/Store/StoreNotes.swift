public import Records
import Foundation

/// Notes on runs without a result: runs that lack something outside the project, such as a dataset,
/// and runs that failed.
extension ResultStore {
  /// Replaces the note on the run, which is kept until it has a result.
  ///
  /// - Throws: `StoreError.system` if the disk refuses; an earlier note is kept.
  public func note(_ text: String, on run: Run) throws(StoreError) {
    try write(text, to: file(of: run))
  }

  /// The note on the run; `nil` if there is none.
  public func note(on run: Run) throws(StoreError) -> String? {
    try text(in: file(of: run))
  }

  /// Records why the run failed, until it starts again.
  ///
  /// - Throws: `StoreError.system` if the disk refuses.
  public func noteFailure(_ text: String, of run: Run) throws(StoreError) {
    try write(text, to: failureFile(of: run))
  }

  /// Why the last execution of the run failed; `nil` if it did not.
  public func failure(of run: Run) throws(StoreError) -> String? {
    try text(in: failureFile(of: run))
  }

  /// Removes the record of a failure.
  public func removeFailure(of run: Run) throws(StoreError) {
    try removeAll(failureFile(of: run))
  }

  func removeNote(on run: Run) throws(StoreError) {
    try removeAll(file(of: run))
  }

  private func write(_ text: String, to file: URL) throws(StoreError) {
    try makeFolder(file.deletingLastPathComponent())
    try writeDurably(Data(text.utf8), to: file)
  }

  private func text(in file: URL) throws(StoreError) -> String? {
    try read(file).map { String(decoding: $0, as: UTF8.self) }
  }

  private func file(of run: Run) -> URL { root.appending(path: "notes/\(run.key.hex).txt") }

  private func failureFile(of run: Run) -> URL {
    root.appending(path: "failures/\(run.key.hex).txt")
  }
}
