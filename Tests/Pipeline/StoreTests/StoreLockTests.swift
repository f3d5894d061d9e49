import Foundation
import Testing
import TestSupport
@testable import Records
@testable import Store

struct StoreLockTests {
  @Test func aSecondWriterIsToldWhoHoldsTheStoreUntilTheFirstIsDone() throws {
    let store = try Sample.folder().store
    var lock: StoreLock? = try store.lock()
    #expect(lock != nil)
    let error = try #require(throws: StoreError.self) { try store.lock() }
    guard case .locked(let path, let holder) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path == store.root.appending(path: "lock").path)
    #expect(holder.hasPrefix("process \(getpid()) on "))
    lock = nil
    _ = try store.lock()
  }

  @Test func aKilledProcessGivesTheStoreBack() throws {
    let folder = try Sample.folder()
    _ = try folder.store.lock()
    let lock = folder.store.root.appending(path: "lock").path
    let holder = Process()
    holder.executableURL = URL(filePath: "/usr/bin/flock")
    holder.arguments = ["--no-fork", lock, "sleep", "60"]
    try holder.run()
    defer { holder.terminate() }
    let isHeld = until { (try? folder.store.lock()) == nil }
    #expect(isHeld)
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    _ = try folder.store.lock()
  }

  /// Whether `condition` comes true within ten seconds.
  private func until(_ condition: () -> Bool) -> Bool {
    for _ in 0..<1000 {
      if condition() { return true }
      usleep(10_000)
    }
    return false
  }
}
