import Datasets
import Foundation
import Synchronization
import TestSupport
import Testing
@testable import DataFiles
@testable import Records

@Suite(.enabled(if: isInstalled("curl"), "curl is not installed")) struct DownloadTests {

  private let folder: TemporaryFolder
  private let content = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 / 7) })

  init() throws { folder = try TemporaryFolder() }

  private var target: URL { folder.url.appending(path: "made-v0.hdf5") }

  /// Fetches from the server; the published file is `content`.
  private func fetch(from server: LoopbackServer) throws {
    let file = KnownFile(
      name: "made-v0", address: "http://127.0.0.1:\(server.port)/made.hdf5",
      byteCount: content.count, sha256: sha256(of: content))
    #expect(
      try DataFolder(folder.url, files: [file]).fetch("made-v0", showsProgress: false) == target)
  }

  private func server(
    _ change: (inout LoopbackServer.Behavior) -> Void = { _ in }
  ) throws -> LoopbackServer {
    var behavior = LoopbackServer.Behavior(content: content)
    change(&behavior)
    return try LoopbackServer(behavior)
  }

  @Test(
    "A file is fetched once; what lies there is completed, restarted or replaced",
    arguments: [
      (nil, 0, true, [""]), ("made-v0.hdf5.part", 300_000, true, []),
      ("made-v0.hdf5.part", 1000, false, ["bytes=1000-", ""]), ("made-v0.hdf5", 3, true, [""]),
    ] as [(String?, Int, Bool, [String])])
  func once(name: String?, byteCount: Int, knowsRanges: Bool, ranges: [String]) throws {
    if let name { try content.prefix(byteCount).write(to: folder.url.appending(path: name)) }
    let server = try server { $0.knowsRanges = knowsRanges }
    defer { server.stop() }
    for _ in ["fetched", "there already"] {
      try fetch(from: server)
      #expect(try Data(contentsOf: target) == content)
      #expect(try folder.url.names == ["made-v0.hdf5"])
      #expect(server.ranges.withLock { $0 } == ranges)
    }
  }

  @Test("A closed transfer is continued") func resumption() throws {
    let server = try server { $0.breaksOffAfter = 120_000 }
    defer { server.stop() }
    let error = try #require(throws: DataError.self) { try fetch(from: server) }
    #expect(error.description.contains("the connection was closed; the fetched part is kept"))
    #expect(try folder.url.names == ["made-v0.hdf5.part"])
    let part = folder.url.appending(path: "made-v0.hdf5.part")
    #expect(try Data(contentsOf: part) == content.prefix(120_000))
    server.behavior.withLock { $0.breaksOffAfter = nil }
    try fetch(from: server)
    #expect(try Data(contentsOf: target) == content)
    #expect(server.ranges.withLock { $0 } == ["", "bytes=120000-"])
  }

  @Test("A file that differs is removed") func difference() throws {
    var other = content
    other[77] ^= 1
    let changed = other
    let server = try server { $0.content = changed }
    defer { server.stop() }
    let error = try #require(throws: DataError.self) { try fetch(from: server) }
    #expect(error.description.contains("300000 bytes of sha256 \(sha256(of: other))"))
    #expect(error.description.contains("300000 bytes of sha256 \(sha256(of: content))"))
    #expect(try folder.url.names == [])
  }

  @Test("Failures of servers are described") func servers() throws {
    let missing = try server { $0.status = 404 }
    defer { missing.stop() }
    let refused = try #require(throws: DataError.self) { try fetch(from: missing) }
    #expect(refused.description.contains("made.hdf5: the server does not have the file"))
    #expect(try folder.url.names == [])
    let short = try server { $0.content = Data("moved".utf8) }
    defer { short.stop() }
    let differs = try #require(throws: DataError.self) { try fetch(from: short) }
    #expect(differs.description.contains("5 bytes of sha256"))
    let gone = try server()
    gone.stop()
    Thread.sleep(forTimeInterval: 0.05)
    let silent = try #require(throws: DataError.self) { try fetch(from: gone) }
    #expect(silent.description.contains("the server does not answer"))
  }
}

@Suite struct DataFolderTests {
  @Test("The listing names present files and how to fetch the others") func listing() throws {
    let folder = try TemporaryFolder()
    let files = ["here-v0", "damaged-v0", "absent-v0"].map {
      KnownFile(name: $0, address: "http://127.0.0.1/\($0)", byteCount: 1_234_567, sha256: "")
    }
    try Data(count: 1_234_567).write(to: folder.url.appending(path: "here-v0.hdf5"))
    try Data(count: 3).write(to: folder.url.appending(path: "damaged-v0.hdf5"))
    #expect(
      DataFolder(folder.url, files: files).listing == """
        here-v0        1.2 MB  present: \(folder.url.path)/here-v0.hdf5
        damaged-v0     1.2 MB  damaged: 3 bytes instead of 1234567; fetch it again: \
        dmil data fetch damaged-v0
        absent-v0      1.2 MB  absent; fetch it: dmil data fetch absent-v0

        """)
  }

  @Test("Every published file has a hash") func hashes() {
    #expect(Set(KnownFile.all.map(\.name)).count == 9)
    #expect(KnownFile.all.allSatisfy { $0.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil })
  }
}
