public import Records
import Foundation

/// Notes on runs without a result: on those that could not be carried out because something outside
/// the project is not here, such as a file of data, and on those that failed.
extension ResultStore {
  /// Keeps `text` as what is to be known of the run until it has a result, in place of an earlier
  /// note.
  ///
  /// - Throws: `StoreError.system` when the disk refuses; an earlier note is untouched then.
  public func note(_ text: String, on run: Run) throws(StoreError) {
    try write(text, to: file(of: run))
  }

  /// The note on the run; `nil` where there is none.
  public func note(on run: Run) throws(StoreError) -> String? {
    try text(in: file(of: run))
  }

  /// Keeps `text` as why the run failed, until it is begun again.
  ///
  /// - Throws: `StoreError.system` when the disk refuses.
  public func noteFailure(_ text: String, of run: Run) throws(StoreError) {
    try write(text, to: failureFile(of: run))
  }

  /// Why the run failed when it was last carried out; `nil` where it did not.
  public func failure(of run: Run) throws(StoreError) -> String? {
    try text(in: failureFile(of: run))
  }

  /// Forgets that the run failed.
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
