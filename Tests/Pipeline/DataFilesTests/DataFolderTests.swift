import Datasets
import Foundation
import Testing
import TestSupport
@testable import Records
@testable import DataFiles

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

  @Test("A similar name is suggested") func unknownName() throws {
    let error = try #require(throws: DataError.self) {
      try DataFolder(URL(filePath: "/nowhere")).fetch("hopper-expert", showsProgress: false)
    }
    #expect(
      error
        == .unknown(name: "hopper-expert", hint: "did you mean 'hopper-expert-v2'?"))
  }

  @Test("Every published file has a hash") func hashes() {
    #expect(Set(KnownFile.all.map(\.name)).count == 9)
    #expect(KnownFile.all.allSatisfy { $0.sha256.wholeMatch(of: /[0-9a-f]{64}/) != nil })
  }
}
