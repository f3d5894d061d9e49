import Foundation
public import Records

/// Why the store refused to read or could not write.
public enum StoreError: Error, Equatable, Sendable {
  /// A file differs from the one that the run wrote.
  case damaged(RecordError)
  /// A file or folder that does not belong in the store.
  case foreign(path: String)
  /// A file that the result names is not there.
  case missing(file: String)
  /// The archive and the working store have different results of one run.
  case differs(file: String)
  /// The run was made again and gave other numbers; the first result is kept, the other is `dispute`.
  case disputed(file: String, dispute: String)
  /// The system refused: `code` is its errno.
  case system(path: String, code: Int32)
}

extension StoreError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .damaged(let error): "\(error); restore it, or delete its folder to run again"
    case .foreign(let path): "\(path): does not belong here; move it out of the store"
    case .missing(let file):
      "\(file): named by the result, but not there; restore it, or delete its folder to run again"
    case .differs(let file): "\(file): there is another result of the run with \(Self.others)"
    case .disputed(let file, let dispute):
      "\(file): the run was made again and gave \(Self.others); the first result is kept, "
        + "the other is in \(dispute)"
    case .system(let path, let code):
      "\(path): \(String(cString: strerror(code))); \(Self.remedy(for: code))"
    }
  }

  private static let others =
    "other numbers, so it is not deterministic or its code changed without a new numerics version"

  private static func remedy(for code: Int32) -> String {
    switch code {
    case ENOSPC, EDQUOT: "make room, or set DMIL_WORK to a folder on another disk; nothing is lost"
    case EROFS: "mount it for writing, or set DMIL_WORK to a folder that can be written"
    case EACCES, EPERM: "change its permissions, or set DMIL_WORK to a folder of your own"
    case ENOTDIR, EEXIST, EISDIR: "move away what stands in its place"
    default: "repair it, or set DMIL_WORK to another folder"
    }
  }
}
