/// Why the store refused to read or could not write.
public enum StoreError: Error, Equatable, Sendable {
  /// The file is not what its result says: it was edited, cut short or mixed up.
  case edited(file: String, problem: String)
  /// A file or folder that does not belong in the store.
  case foreign(path: String)
  /// The result was written in another version of the format.
  case schema(file: String, found: String)
  /// A file that the result names is not there.
  case missing(file: String)
  /// A second making gave other numbers; the first is kept.
  case differs(file: String)
  /// Another process writes this store.
  case leased(path: String, holder: String)
  /// The system refused: `code` is its errno.
  case system(path: String, code: Int32)
}
