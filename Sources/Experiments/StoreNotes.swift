import Foundation

/// Notes on runs that could not be carried out because something outside the project is not here,
/// such as a file of data: neither a result nor a failure.
extension Store {
  /// Keeps `text` as what is to be known of the run until it has a result, in place of an earlier
  /// note.
  ///
  /// - Throws: `StoreError.system` when the disk refuses; an earlier note is untouched then.
  public func note(_ text: String, on run: Run) throws(StoreError) {
    try makeFolder(notes)
    try writeDurably(Data(text.utf8), to: file(of: run))
  }

  /// The note on the run; `nil` where there is none.
  public func note(on run: Run) throws(StoreError) -> String? {
    try read(file(of: run)).map { String(decoding: $0, as: UTF8.self) }
  }

  func removeNote(on run: Run) throws(StoreError) {
    try removeAll(file(of: run))
  }

  private var notes: URL { root.appending(path: "notes") }

  private func file(of run: Run) -> URL { notes.appending(path: "\(run.key.hex).txt") }
}
