import Foundation
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Store

@Suite struct DataGenerationTests {
  private static func generation(_ hopper: DemonstratedHopper, _ name: String = "hopper-expert")
    throws -> DataGeneration
  {
    try DataGeneration(named: name, in: hopper.folder.url, models: Models(work: workingStore))
  }

  @Test("A seed gives the same bytes, and another seed others") func seeds() throws {
    let hopper = try DemonstratedHopper()
    let hashes = try [0, 0, 1].enumerated().map { index, seed in
      let file = hopper.folder.url.appending(path: "\(index).hdf5")
      _ = try Self.generation(hopper)
        .write(3_000, seed: UInt64(seed), to: file, progress: { _ in true })
      return sha256(of: try Data(contentsOf: file))
    }
    #expect(hashes[0] == hashes[1])
    #expect(hashes[0] != hashes[2])
  }

  @Test("An interruption leaves no file") func interruption() throws {
    let hopper = try DemonstratedHopper()
    let file = hopper.folder.url.appending(path: "data.hdf5")
    #expect(throws: Interrupted.self) {
      try Self.generation(hopper).write(3_000, seed: 0, to: file, progress: { _ in false })
    }
    #expect(try hopper.folder.url.names == ["paper"])
  }

  @Test("A similar name is suggested") func unknownName() throws {
    let hopper = try DemonstratedHopper()
    let error = #expect(throws: DataError.self) { try Self.generation(hopper, "hoper-expert") }
    #expect(error.map { "\($0)" }?.contains("hopper-expert") == true)
  }
}
