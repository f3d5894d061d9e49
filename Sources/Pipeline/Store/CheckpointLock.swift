public import Foundation
public import Records
import Synchronization

/// The content of the file of a lock.
struct LockRecord: RecordFile {
  static let schema = "dmil-lock/1"

  let holder: ProcessIdentity
  /// `nil` for a lock on something else than the checkpoints of a run.
  let run: RunKey?
}

/// An exclusive lock on the checkpoints of a run, held by one process on any of the machines that share
/// the store.
///
/// Its file names the process. A file gets its name by `link`, which succeeds for one process only, and
/// its holder sets its modification time every 20 seconds. Another process takes it over if the holder
/// is gone: on the same machine, if no process of this number and start exists; on another machine, if
/// the file did not change for two minutes, by the clock of the file system. `flock` is held, too, so
/// that a process that sleeps keeps its lock where the file system supports it.
///
/// Two processes may in the end execute the same run, for instance when a machine loses its network for
/// a while. They write the same bytes.
public final class CheckpointLock: Sendable {
  /// Seconds between two changes of the file.
  public static let heartbeat = 20.0
  /// The age, in seconds, from which a lock of another machine is stale.
  static let expiry = 120.0

  /// Whether `flock` works in this folder.
  public let hasSystemLock: Bool
  private let file: URL
  private let descriptor: Int32
  private let state = Atomic(State.held.rawValue)

  private enum State: Int { case held, lost, released }

  /// Takes the lock; `nil` if another process holds it.
  public convenience init?(_ file: URL, for run: RunKey? = nil) throws(StoreError) {
    // Most locks of others are seen to be held before anything is written.
    if let found = try FoundLock(file), found.isHeld { return nil }
    try self.init(
      file, content: LockRecord(holder: .current, run: run).fileContent)
  }

  private init?(_ file: URL, content: Data) throws(StoreError) {
    let (partial, descriptor) = try createPartial(of: file)
    (self.file, self.descriptor) = (file, descriptor)
    hasSystemLock = flock(descriptor, LOCK_EX | LOCK_NB) == 0
    // If this fails, `deinit` closes the file.
    defer { unlink(partial.path) }
    try write(content, to: descriptor, of: partial)
    if try Self.place(partial, at: file) { return }
    guard try Self.takeOver(file, by: partial, content) else { return nil }
  }

  deinit { release() }

  /// Whether another process took the lock over, which the last `renew` found.
  public var isLost: Bool { state.load(ordering: .relaxed) == State.lost.rawValue }

  /// Shows that this process is alive.
  public func renew() {
    guard state.load(ordering: .relaxed) == State.held.rawValue else { return }
    let isRenewed = futimens(descriptor, nil) == 0
    // A file server that does not answer takes no lock away.
    if isRenewed ? !isInPlace : errno == ESTALE {
      state.store(State.lost.rawValue, ordering: .relaxed)
    }
  }

  /// Gives the lock back; nothing happens the second time.
  public func release() {
    let earlier = state.exchange(State.released.rawValue, ordering: .relaxed)
    guard earlier != State.released.rawValue else { return }
    if isInPlace { unlink(file.path) }
    close(descriptor)
  }

  /// Whether the file is still the one of this lock.
  private var isInPlace: Bool {
    var (own, found) = (stat(), stat())
    return fstat(descriptor, &own) == 0 && stat(file.path, &found) == 0
      && (own.st_dev, own.st_ino) == (found.st_dev, found.st_ino)
  }

  /// The holder of the lock in words, while it is alive.
  public static func holder(of file: URL) throws(StoreError) -> String? {
    guard let found = try FoundLock(file), !found.isStale(at: Date()) else { return nil }
    return found.record.map { "\($0.holder)" }
  }

  /// The run whose lock this file is, while its holder is alive.
  static func run(lockedBy file: URL) throws(StoreError) -> RunKey? {
    guard let found = try FoundLock(file), !found.isStale(at: Date()) else { return nil }
    return found.record?.run
  }
}

// MARK: - Taking

extension CheckpointLock {
  /// Gives a file its name; returns whether no other file has it.
  private static func place(_ partial: URL, at file: URL) throws(StoreError) -> Bool {
    let code = retrying(file) {
      guard link(partial.path, file.path) != 0 else { return 0 }
      // The answer of a server may be lost after it made the link.
      let (code, count) = (errno, linkCount(of: partial))
      return count == 2 ? 0 : code
    }
    switch code {
    case 0: return true
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK:
      // A file system without links.
      let marker = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard marker >= 0 else {
        guard errno == EEXIST else { throw .system(path: file.path, code: errno) }
        return false
      }
      close(marker)
      try rename(partial, to: file)
      return true
    default: throw .system(path: file.path, code: code)
    }
  }

  /// Replaces a stale lock; returns whether it did.
  ///
  /// A second lock lets one process at a time do this, so that none replaces the lock of one that was
  /// faster.
  private static func takeOver(
    _ file: URL, by partial: URL, _ content: Data
  ) throws(StoreError) -> Bool {
    guard try isFree(file, at: partial) else { return false }
    guard
      let turn = try CheckpointLock(file.appendingPathExtension("takeover"), content: content)
    else { return false }
    defer { turn.release() }
    if try place(partial, at: file) { return true }
    guard try isFree(file, at: partial) else { return false }
    try rename(partial, to: file)
    return true
  }

  /// Whether there is no lock, or a stale one; `partial` has just been written.
  private static func isFree(_ file: URL, at partial: URL) throws(StoreError) -> Bool {
    guard let found = try FoundLock(file) else { return true }
    return found.isStale(at: modificationDate(of: partial) ?? .distantPast)
  }

  private static func linkCount(of file: URL) -> Int {
    var status = stat()
    return stat(file.path, &status) == 0 ? Int(status.st_nlink) : 0
  }
}

/// The file of a lock, as another process finds it.
private struct FoundLock {
  /// `nil` while the file is written.
  let record: LockRecord?
  private let date: Date
  /// Whether its holder has the system's lock on it.
  private let isLocked: Bool

  /// `nil` if there is no file.
  init?(_ file: URL) throws(StoreError) {
    var descriptor: Int32 = -1
    let code = retrying(file) {
      descriptor = open(file.path, O_RDONLY | O_CLOEXEC)
      return descriptor < 0 ? errno : 0
    }
    guard code != ENOENT else { return nil }
    guard code == 0 else { throw .system(path: file.path, code: code) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(path: file.path, code: errno) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    let content = Data(bytes.prefix(max(count, 0)))
    record = try? LockRecord(content: content, file: file.path)
    date = Date(seconds: status.st_mtim)
    isLocked = flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  /// Whether the holder is there: on this machine it exists, on another one it has the system's lock.
  var isHeld: Bool { record?.holder.isAlive ?? isLocked }

  /// Whether the holder is gone.
  func isStale(at now: Date) -> Bool {
    if let isAlive = record?.holder.isAlive { return !isAlive }
    return !isLocked && now.timeIntervalSince(date) > CheckpointLock.expiry
  }
}
