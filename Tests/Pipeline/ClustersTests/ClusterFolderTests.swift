import Foundation
import Records
import Store
import TestSupport
import Testing
@testable import Clusters

@Suite struct ClusterFolderTests {
  private let temporary: TemporaryFolder
  private var folder: ClusterFolder {
    ClusterFolder(ResultStore(root: temporary.url, archives: []))
  }

  init() throws { temporary = try TemporaryFolder() }

  private func task(_ line: String) throws -> QueuedTask { try Slurm.task(line) }

  private func key(_ digit: String) throws -> RunKey {
    try #require(RunKey(rawValue: String(repeating: digit, count: 64)))
  }

  @Test("Submissions are numbered, and a program is copied once") func places() throws {
    #expect(try folder.nextPlace().lastPathComponent == "0001")
    #expect(!FileManager.default.fileExists(atPath: temporary.url.appending(path: "cluster").path))
    #expect(try folder.makePlace().lastPathComponent == "0001")
    #expect(try folder.nextPlace().lastPathComponent == "0002")
    let program = try temporary.write("#!/bin/sh\necho $0\n", to: "program")
    let copy = try folder.copy(program)
    #expect(try folder.copy(program) == copy)
    #expect(FileManager.default.isExecutableFile(atPath: copy.path))
    try program.write("another build")
    #expect(try folder.copy(program) != copy)
    #expect(try copy.text == "#!/bin/sh\necho $0\n")
    #expect(try folder.nextPlace().lastPathComponent == "0002")
  }

  @Test("Queued runs are those of the indices; one that runs does not wait for its next round")
  func queue() throws {
    let (first, second, third) = (try key("1"), try key("2"), try key("3"))
    try temporary.write(
      "0\t\(first.hex),\(second.hex)\ta\n1\t\(third.hex)\tb\n", to: "cluster/0001/a01.tsv")
    let runs = try folder.runs(of: [
      task("5_0|5|0|RUNNING|n2|0001/a01"), task("6_0|6|0|PENDING|(Dependency)|0001/a01"),
      task("6_1|6|1|PENDING|(Priority)|0001/a01"), task("7|7|N/A|PENDING|(Dependency)|0001/paper"),
    ])
    #expect(runs.mapValues(\.id) == [first: "5_0", second: "5_0", third: "6_1"])
    let error = try #require(throws: ClusterError.self) {
      try folder.runs(of: [task("8_0|8|0|RUNNING|n2|0002/a01")])
    }
    #expect("\(error)".contains("cluster/0002/a01.tsv: it does not exist"))
  }

  @Test("How far a task is stands in the last line of its log that says so") func progress() throws
  {
    let running = try task("5_0|5|0|RUNNING|n2|0001/a01")
    #expect(folder.progress(of: running) == nil)
    try temporary.write(
      String(repeating: "noise\n", count: 1000)
        + "1 running; training/dmil seed 0: 100 of 600, 12.0/s\n"
        + "1 running; training/dmil seed 0: 200 of 600, 12.5/s\nsaved\n",
      to: "cluster/0001/logs/a01-5_0.log")
    #expect(folder.progress(of: running) == "200 of 600, 12.5/s")
    #expect(folder.progress(of: try task("7|7|N/A|RUNNING|n1|0001/paper")) == nil)
  }
}
