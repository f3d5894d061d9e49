import Foundation

/// A file that the user names for output.
///
/// A regular file appears under its name when it is complete, and replaces another only on request.
/// Devices, pipes and standard output are written as they are.
struct OutputFile {
  private let url: URL
  /// Where to write instead of making a file.
  private let stream: FileHandle?

  /// Checks that the file can be written.
  ///
  /// - Throws: `Failure` for a folder, a link, a missing folder, or a file that may not be replaced.
  init(_ path: String, force: Bool) throws(Failure) {
    func refusal(_ problem: String) -> Failure {
      Failure(status: .usage, reason: "'\(path)' \(problem)")
    }
    url = URL(filePath: path)
    var status = stat()
    let exists = lstat(path, &status) == 0
    switch exists ? status.st_mode & S_IFMT : S_IFREG {
    case _ where path == "/dev/stdout": stream = .standardOutput
    case S_IFDIR: throw refusal("is a folder; name a file")
    case S_IFLNK: throw refusal("is a link; name its target")
    case S_IFREG:
      if exists, !force { throw refusal("exists; pass --force to replace it") }
      guard access(url.deletingLastPathComponent().path + "/.", W_OK | X_OK) == 0 else {
        throw refusal("cannot be written: its folder: \(String(cString: strerror(errno)))")
      }
      stream = nil
    default:
      stream = FileHandle(forWritingAtPath: path)
      if stream == nil { throw refusal("cannot be written: \(String(cString: strerror(errno)))") }
    }
  }

  var path: String { url.path }

  /// Whether the output goes to standard output, where nothing else should be printed then.
  var isStandardOutput: Bool { stream === FileHandle.standardOutput }

  /// Writes the file under a temporary name, then moves it to its place.
  ///
  /// - Parameter make: Writes a complete file.
  /// - Throws: what `make` throws; `Failure` when the file cannot be moved or copied.
  func write(making make: (URL) throws -> Void) throws {
    let folder =
      stream == nil ? url.deletingLastPathComponent() : FileManager.default.temporaryDirectory
    let temporary = folder.appending(path: ".\(url.lastPathComponent).\(getpid())")
    defer { unlink(temporary.path) }
    try make(temporary)
    let isWritten =
      if let stream {
        (try? stream.write(contentsOf: Data(contentsOf: temporary, options: .alwaysMapped))) != nil
      } else {
        rename(temporary.path, url.path) == 0
      }
    guard isWritten else {
      throw Failure(
        status: .inputOutput,
        reason: "\(url.path) could not be written: \(String(cString: strerror(errno)))")
    }
  }

  func write(_ text: String) throws {
    try write { try Data(text.utf8).write(to: $0) }
  }
}
