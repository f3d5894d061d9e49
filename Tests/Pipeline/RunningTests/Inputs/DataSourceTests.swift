import Environments
import Foundation
import Networks
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running

@Suite struct DataSourceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func location(_ source: DataSource) throws -> URL {
    try source.location(
      in: DataFolder(folder.url.appending(path: "data")), repository: folder.url)
  }

  @Test(
    "A missing published dataset can be fetched",
    arguments: [("door", "human", "door-human-v1"), ("hopper", "expert", "hopper-expert-v2")])
  func absentPublished(
    task: String, demonstrator: String, name: String
  ) throws {
    let source = DataSource(
      task: try #require(.init(rawValue: task)), demonstrator: demonstrator, file: "", sha256: "")
    #expect(throws: Unavailable(note: "\(name): data not present; dmil data fetch \(name)")) {
      try location(source)
    }
  }

  @Test("A named file with its hash is found") func namedFile() throws {
    let file = try folder.write("recorded", to: "mine.hdf5")
    let source = DataSource(
      task: .door, demonstrator: "human", file: "mine.hdf5", sha256: sha256(of: "recorded"))
    #expect(try location(source).path == file.path)
  }

  @Test("A named file with another hash is refused") func otherHash() throws {
    try folder.write("other", to: "mine.hdf5")
    let source = DataSource(task: .door, demonstrator: "human", file: "mine.hdf5", sha256: "0")
    let error = #expect(throws: RunError.self) { try location(source) }
    #expect(error?.problem.contains("expected 0;") == true)
  }

  @Test("The path of a missing file is named") func absentFile() {
    let source = DataSource(task: .door, demonstrator: "human", file: "mine.hdf5", sha256: "0")
    #expect(throws: Unavailable(note: "mine.hdf5: data not present; put it at mine.hdf5")) {
      try location(source)
    }
  }
}
