import Foundation
public import Records

/// An exclusive lock on a store, released with its last reference.
///
/// The kernel releases it when the process ends, even after `kill -9`. The file names the process,
/// and on further lines the keys of the runs that it executes.
public final class StoreLock: Sendable {
  private let descriptor: Int32

  /// - Throws: `StoreError.locked` if another process holds it.
  init(on file: URL) throws(StoreError) {
    descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .system(path: file.path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || Self.waitForReaders(descriptor) else {
      let code = errno
      close(descriptor)
      guard code == EWOULDBLOCK else { throw .system(path: file.path, code: code) }
      let holder = try Self.lines(of: file).first ?? "another process"
      throw .locked(path: file.path, holder: holder)
    }
    setRunning([])
  }

  deinit { close(descriptor) }

  /// Tells other processes which runs are being executed.
  public func setRunning(_ keys: [RunKey]) {
    let holder = "process \(getpid()) on \(ProcessInfo.processInfo.hostName)"
    let text = ([holder] + keys.map(\.hex)).joined(separator: "\n")
    // Only for messages: if the disk is full, the lock still holds.
    ftruncate(descriptor, 0)
    pwrite(descriptor, text, text.utf8.count, 0)
  }

  /// The runs that another process executes; none if no process holds the lock.
  static func running(on file: URL) throws(StoreError) -> Set<RunKey> {
    let descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    // A shared lock, so that two readers do not see each other.
    guard flock(descriptor, LOCK_SH | LOCK_NB) != 0 else { return [] }
    return Set(try lines(of: file).compactMap { RunKey(rawValue: $0) })
  }

  /// Readers hold a shared lock for an instant.
  private static func waitForReaders(_ descriptor: Int32) -> Bool {
    flock(descriptor, LOCK_SH | LOCK_NB) == 0 && flock(descriptor, LOCK_EX) == 0
  }

  private static func lines(of file: URL) throws(StoreError) -> [String] {
    let text = try read(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map(String.init)
  }
}
