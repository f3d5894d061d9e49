import Experiments
import Foundation

/// Puts `data` at `file` whole or not at all: written beside it, flushed to the disk, renamed over
/// it, and the folder flushed. A power cut or `kill -9` leaves the old file or the new one.
func writeDurably(_ data: Data, to file: URL) throws(StoreError) {
  let partial = file.path + ".partial"
  let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
  guard descriptor >= 0 else { throw .system(path: partial, code: errno) }
  let code = writeAll(data, to: descriptor)
  close(descriptor)
  guard code == 0 else {
    unlink(partial)
    throw .system(path: file.path, code: code)
  }
  guard rename(partial, file.path) == 0 else { throw .system(path: file.path, code: errno) }
  let folder = open(file.deletingLastPathComponent().path, O_RDONLY)
  guard folder >= 0 else { throw .system(path: file.path, code: errno) }
  defer { close(folder) }
  guard fsync(folder) == 0 else { throw .system(path: file.path, code: errno) }
}

/// Writes and flushes everything; returns 0 or the system's error number.
private func writeAll(_ data: Data, to descriptor: Int32) -> Int32 {
  data.withUnsafeBytes { bytes in
    var written = 0
    while written < bytes.count {
      let count = write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return errno }
      written += count
    }
    return fsync(descriptor) == 0 ? 0 : errno
  }
}
