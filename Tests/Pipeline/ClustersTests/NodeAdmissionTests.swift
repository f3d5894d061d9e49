import Foundation
import Records
import Running
import Store
import TestSupport
import Testing
@testable import Clusters

/// `.ci/cluster` has nodes of other numbers.
@Suite struct NodeAdmissionTests {
  private let folder: TemporaryFolder
  private var store: ResultStore { ResultStore(root: folder.url, archives: []) }

  init() throws { folder = try TemporaryFolder() }

  private func admission(of node: String) -> NodeAdmission {
    NodeAdmission(
      store: store, repository: folder.url, executable: URL(filePath: "/bin/sh"),
      environment: ["SLURMD_NODENAME": node])
  }

  @Test("The first machine of a class gives a store its numbers, and is measured once")
  func firstMachine() throws {
    try admission(of: "n1").admit()
    let fingerprint = folder.url.appending(path: "fingerprint.json")
    #expect(
      try Fingerprint(reading: fingerprint)?.numericClass == NumericClass.current.description)
    let record = folder.url.appending(path: "cluster/admitted/n1.json")
    let date = try record.modificationDate
    try admission(of: "n1").admit()
    #expect(try record.modificationDate == date)
    #expect(try folder.url.appending(path: "cluster").names == ["admitted"])
  }

  @Test("A machine of another class than the store is refused, and excluded") func otherClass()
    throws
  {
    let committed = try repository.appending(path: "Tests/Golden/Fingerprint.json").text
    try folder.write(
      committed.replacing(/"numericClass" : "[^"]*"/, with: "\"numericClass\" : \"abacus\""),
      to: "fingerprint.json")
    let error = try #require(throws: ClusterError.self) { try admission(of: "n2").admit() }
    #expect("\(error)".hasPrefix("n2 is refused: its numeric class is "))
    #expect("\(error)".contains("and that of the store abacus"))
    let excluded = try ClusterFolder(store).excludedNodes()
    #expect(excluded.map(\.node) == ["n2"])
    #expect(excluded.first.map { "\(error)".contains($0.reason) } == true)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "results").path))
  }
}

extension URL {
  fileprivate var modificationDate: Date? {
    get throws {
      try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }
  }
}
