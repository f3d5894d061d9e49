import Foundation
import Planning
import TestSupport
import Testing
@testable import Records
@testable import Store

/// What a disk can do to a store.
struct StoreErrorTests {
  private let folder: Folder
  private let runs: [Run]

  init() throws {
    folder = try Sample.folder()
    runs = try folder.plan().runs
  }

  @Test(
    "A full disk is named and costs no result",
    .enabled(if: Mount.isPermitted, "mounting is not permitted here"))
  func fullDisk() throws {
    let disk = try Mount(options: "size=64k")
    let store = ResultStore(root: disk.url.appending(path: "work"), archives: [])
    let first = try store.make(runs[0])
    let staging = try store.stagingFolder(for: runs[1])
    let large = staging.appending(path: "transitions.safetensors")
    #expect(throws: StoreError.system(path: large.path, code: ENOSPC)) {
      try writeDurably(Data(count: 1 << 20), to: large)
    }
    #expect(try names(in: staging) == [])
    // Now to the last byte, so that it is the commit that finds no room.
    let ballast = disk.url.appending(path: "ballast")
    for size in stride(from: 16, through: 0, by: -1) {
      try? writeDurably(
        Data(count: 1 << size), to: URL(filePath: ballast.path + String(size)))
    }
    let error = try #require(throws: StoreError.self) {
      try store.commit(
        staging, metrics: [:], chain: [], provenance: Sample.provenance(), of: runs[1])
    }
    #expect("\(error)".contains("No space left on device; make room"))
    #expect(try store.result(of: runs[1]) == nil)
    #expect(try store.result(of: runs[0]) == first)
    try FileManager.default.removeItem(atPath: ballast.path + "15")
    try store.make(runs[1])
  }

  @Test(
    "A read-only disk is named and still read",
    .enabled(if: Mount.isPermitted, "mounting is not permitted here"))
  func readOnlyDisk() throws {
    let disk = try Mount(options: "size=1m")
    let store = ResultStore(root: disk.url.appending(path: "work"), archives: [])
    let first = try store.make(runs[0])
    try disk.makeReadOnly()
    #expect(try store.result(of: runs[0]) == first)
    let errors = [
      try #require(throws: StoreError.self) { try store.make(runs[1]) },
      try #require(throws: StoreError.self) { try store.make(runs[0], score: 5) },
      try #require(throws: StoreError.self) { try store.lock(runs[1]) },
      try #require(throws: StoreError.self) {
        try store.checkpointFolder(for: try #require(runs.last))
      },
    ]
    for error in errors {
      #expect("\(error)".hasPrefix(store.root.path))
      #expect("\(error)".contains("Read-only file system; mount it for writing"))
    }
    #expect(try store.result(of: runs[0]) == first)
  }

  @Test("A file in the place of a folder is named") func fileForFolder() throws {
    try folder.url.appending(path: "work").write("")
    let error = try #require(throws: StoreError.self) { try folder.store.make(runs[0]) }
    #expect("\(error)".hasPrefix(folder.url.appending(path: "work").path))
    #expect("\(error)".hasSuffix("Not a directory; move away what stands in its place"))
  }

  @Test(
    "A folder without permission is named",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func permission() throws {
    let work = folder.url.appending(path: "work")
    try FileManager.default.createDirectory(
      at: work, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o555])
    let error = try #require(throws: StoreError.self) { try folder.store.make(runs[0]) }
    #expect("\(error)".hasPrefix(work.path))
    #expect("\(error)".contains("Permission denied; change its permissions"))
  }
}
