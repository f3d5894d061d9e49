import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Store

@Suite struct CheckpointLockTests {
  private let folder: Folder
  private let store: ResultStore
  private let run: Run

  init() throws {
    folder = try Sample.folder()
    store = folder.store
    run = try folder.plan().runs[0]
  }

  private var file: URL { store.root.appending(path: "locks/\(run.checkpointKey.hex)") }

  /// Writes the lock of another process, which was alive so many seconds ago.
  private func write(
    age: Double = 0, to file: URL? = nil, _ change: (inout ProcessIdentity) -> Void
  ) throws {
    var holder = ProcessIdentity.current
    change(&holder)
    let file = file ?? self.file
    try file.deletingLastPathComponent().makeFolder()
    try LockRecord(holder: holder, run: run.key).fileContent.write(to: file)
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -age)], ofItemAtPath: file.path)
  }

  /// The number of threads that get the lock at the same time.
  private func takenCount() async throws -> Int {
    let locks = try await withThrowingTaskGroup(of: CheckpointLock?.self) { group in
      for _ in 0..<16 { group.addTask { [store, run] in try store.lock(run) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let held = locks.compactMap(\.self)
    for lock in held { lock.release() }
    return held.count
  }

  @Test("A lock is held once, shows its run, and is free after its release") func once() throws {
    let lock = try #require(try store.lock(run))
    #expect(try store.lock(run) == nil)
    #expect(try store.runningKeys() == [run.key])
    lock.renew()
    #expect(!lock.isLost)
    lock.release()
    #expect(try store.runningKeys().isEmpty)
    #expect(try store.lock(run) != nil)
    #expect(try names(in: store.root.appending(path: "locks")).isEmpty, "no reference, no lock")
  }

  @Test("Who asks for a lock that is held writes nothing") func refusal() throws {
    let lock = try #require(try store.lock(run))
    let folder = file.deletingLastPathComponent()
    let date = modificationDate(of: folder)
    Thread.sleep(forTimeInterval: 0.05)
    #expect(try store.lock(run) == nil)
    #expect(modificationDate(of: folder) == date)
    lock.release()
    #expect(modificationDate(of: folder) != date)
  }

  @Test("Of many that ask at once one gets the lock, free or stale") func race() async throws {
    for _ in 0..<20 {
      #expect(try await takenCount() == 1)
      try write { $0.start += 1 }
      #expect(try await takenCount() == 1)
      #expect(try names(in: store.root.appending(path: "locks")).isEmpty)
    }
  }

  @Test("The lock of an ended process is taken over, also if its number was given again")
  func endedProcess() throws {
    let child = try Process.run(URL(filePath: "/bin/true"), arguments: [])
    child.waitUntilExit()
    try write { $0.process = child.processIdentifier }
    #expect(try store.runningKeys().isEmpty)
    #expect(try store.lock(run) != nil)
    try write { $0.start += 1 }
    #expect(try store.lock(run) != nil)
  }

  @Test("A living process keeps its lock, however old") func livingProcess() throws {
    try write(age: 1e6) { _ in }
    #expect(try store.lock(run) == nil)
  }

  @Test(
    "The lock of another machine, boot or container is taken over when it is two minutes old",
    arguments: ["host", "boot", "namespace"])
  func anotherMachine(part: String) throws {
    func change(_ holder: inout ProcessIdentity) {
      switch part {
      case "host": holder.host = "another"
      case "boot": holder.boot = "another"
      default: holder.namespace = "another"
      }
    }
    try write(age: 110, change)
    #expect(try store.lock(run) == nil)
    try write(age: 130, change)
    #expect(try store.lock(run) != nil)
  }

  @Test("A process of another machine that sleeps keeps its lock where flock works")
  func sleepingProcess() throws {
    try write(age: 1e6) { $0.host = "another" }
    let descriptor = open(file.path, O_RDWR)
    defer { close(descriptor) }
    try #require(flock(descriptor, LOCK_EX) == 0)
    #expect(try store.lock(run) == nil)
  }

  @Test("A process that ended while it took a lock over is no obstacle") func interruptedTakeover()
    throws
  {
    try write { $0.start += 1 }
    try write(to: file.appendingPathExtension("takeover")) { $0.start += 1 }
    #expect(try store.lock(run) != nil)
  }

  @Test("A file that is written now is a lock") func incomplete() throws {
    try file.write("")
    #expect(try store.lock(run) == nil)
  }

  @Test("The former holder of a lock notices the loss, and leaves the new lock alone")
  func loss() throws {
    let first = try #require(try store.lock(run))
    try FileManager.default.removeItem(at: file)
    let second = try #require(try store.lock(run))
    first.renew()
    #expect(first.isLost)
    first.release()
    second.renew()
    #expect(!second.isLost)
    #expect(try store.lock(run) == nil)
  }
}
