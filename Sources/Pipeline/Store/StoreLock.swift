import Records
import Foundation

/// An exclusive lock on a store, released with its last reference.
///
/// The kernel releases it when the process ends, even after `kill -9`.
public final class StoreLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `StoreError.locked` if another process holds it.
  init(on file: URL) throws(StoreError) {
    descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path: file.path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else { throw .system(path: file.path, code: code) }
      let holder = try read(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
      throw .locked(path: file.path, holder: holder.isEmpty ? "another process" : holder)
    }
    let name = "process \(getpid()) on \(ProcessInfo.processInfo.hostName)"
    // Only for the message: where it cannot be written, the lock holds all the same.
    ftruncate(descriptor, 0)
    pwrite(descriptor, name, name.utf8.count, 0)
  }

  deinit { close(descriptor) }
}
