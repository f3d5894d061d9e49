import Foundation
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Store

@Suite struct DataGenerationTests {
  private let hopper: DemonstratedHopper

  init() throws { hopper = try DemonstratedHopper() }

  private func generation(_ name: String = "hopper-expert") throws -> DataGeneration {
    try DataGeneration(named: name, in: hopper.folder.url, models: Models(work: workingStore))
  }

  @Test("A seed gives the same bytes, and another seed others") func seeds() throws {
    let hashes = try [0, 0, 1].enumerated().map { index, seed in
      let file = hopper.folder.url.appending(path: "\(index).hdf5")
      _ = try generation()
        .write(3_000, seed: UInt64(seed), to: file, progress: { _ in true })
      return sha256(of: try Data(contentsOf: file))
    }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] != hashes[2])
  }

  @Test("An interruption leaves no file") func interruption() throws {
    let file = hopper.folder.url.appending(path: "data.hdf5")
    #expect(throws: Interrupted.self) {
      try generation().write(3_000, seed: 0, to: file, progress: { _ in false })
    }
    #expect(try hopper.folder.url.names == ["paper"])
  }

  @Test("A similar name is suggested") func unknownName() throws {
    let error = #expect(throws: DataError.self) { try generation("hoper-expert") }
    #expect(error.map { "\($0)" }?.contains("hopper-expert") == true)
  }
}
