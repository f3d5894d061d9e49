import Foundation
import TestSupport
import Testing
@testable import Store

@Suite struct SharedFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A call is repeated after an error that passes, but not after others")
  func repeats() {
    let file = folder.url.appending(path: "file")
    var answers: [Int32] = [ESTALE, ENOENT, 0]
    #expect(retrying(file, after: [ESTALE, ENOENT]) { answers.removeFirst() } == 0)
    answers = [ESTALE, ENOENT, 0]
    #expect(retrying(file) { answers.removeFirst() } == ENOENT)
  }

  @Test("Where there is no folder, nothing is waited for") func missingFolder() {
    let file = folder.url.appending(path: "none/file")
    let time = ContinuousClock().measure {
      #expect(throws: StoreError.system(path: file.path, code: ENOENT)) {
        try writeDurably(Data(), to: file)
      }
    }
    #expect(time < .seconds(5))
  }

  @Test("Writers of one file do not disturb one another") func writers() async throws {
    let file = folder.url.appending(path: "file")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for index in 0..<16 {
        group.addTask { try writeDurably(Data(count: 1000 + index), to: file) }
      }
      try await group.waitForAll()
    }
    #expect(try #require(try read(file)).count >= 1000)
    #expect(try folder.url.names == ["file"])
  }

  @Test("Only what did not change for an hour is an orphan") func orphans() throws {
    let names = [".a.host.1.1.partial", ".b.host.1.2.partial", "c.partial", ".d"]
    for name in names { try folder.write("", to: name) }
    for name in names.dropFirst() {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3700)],
        ofItemAtPath: folder.url.appending(path: name).path)
    }
    try removeOrphans(in: folder.url)
    #expect(try folder.url.names == [".a.host.1.1.partial", ".d", "c.partial"])
  }
}
