import Foundation
import Planning
import Records
import Running
import TestSupport
import Testing
@testable import Clusters

@Suite struct TaskIndexTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("An index reads back what it was written from", arguments: [0, 1]) func readsBack(
    first: Int
  ) throws {
    let runs = try Plan(
      loading: repository.appending(path: "paper/experiments"), profile: .smoke,
      schema: Catalogue.schema(of: repository)
    ).distinctRuns
    let settings = try ClusterSettings(
      reading: repository.appending(path: "paper/clusters/slurm.yaml"))
    let array = JobArray(
      name: "a01", resources: ResourceClass(seconds: 1, embeds: false, settings),
      tasks: [ArrayTask(runs: [runs[0]]), ArrayTask(runs: [runs[1], runs[2]])], roundCount: 1,
      inputs: [])
    let file = try folder.write(TaskIndex.text(of: array, first: first), to: "a01.tsv")
    let index = try TaskIndex(reading: file)
    #expect(index.keys == [first: [runs[0].key], first + 1: [runs[1].key, runs[2].key]])
  }

  @Test(
    "A line that is no index is named",
    arguments: ["0\tabc\tpath", "x\t\tpath", "0", "0\t", "1\t1,2\ta\tb"])
  func refuses(line: String) throws {
    let key = String(repeating: "0", count: 64)
    let file = try folder.write("0\t\(key)\ta/b\n\(line)\n", to: "a01.tsv")
    let error = try #require(throws: ClusterError.self) { try TaskIndex(reading: file) }
    #expect("\(error)".hasPrefix("\(file.path):2: "))
  }

  @Test("A file that is not there is named") func missing() throws {
    let file = folder.url.appending(path: "none.tsv")
    let error = try #require(throws: ClusterError.self) { try TaskIndex(reading: file) }
    #expect("\(error)".hasPrefix("\(file.path): it does not exist"))
  }
}
