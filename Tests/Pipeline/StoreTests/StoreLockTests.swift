import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Store

struct StoreLockTests {
  @Test("A killed process releases the lock")
  func killedHolder() throws {
    let store = try Sample.folder().store
    _ = try store.lock()
    let (holder, output) = (Process(), Pipe())
    holder.executableURL = URL(filePath: "/usr/bin/flock")
    holder.arguments = [
      "--no-fork", store.root.appending(path: "lock").path, "sh", "-c", "echo held; exec sleep 60",
    ]
    holder.standardOutput = output
    try holder.run()
    defer { holder.terminate() }
    #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
    #expect(throws: StoreError.self) { try store.lock() }
    kill(holder.processIdentifier, SIGKILL)
    holder.waitUntilExit()
    _ = try store.lock()
  }

  @Test("Other processes see which runs are executed, as long as the lock is held")
  func runningKeys() throws {
    let folder = try Sample.folder()
    let keys = try folder.plan().runs.prefix(2).map(\.key)
    #expect(try folder.store.runningKeys().isEmpty)
    var lock: StoreLock? = try folder.store.lock()
    lock?.setRunning(keys)
    #expect(try folder.store.runningKeys() == Set(keys))
    lock = nil
    #expect(try folder.store.runningKeys().isEmpty)
  }
}
