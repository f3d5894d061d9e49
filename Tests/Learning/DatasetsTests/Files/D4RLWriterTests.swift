import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

@Suite struct D4RLWriterTests {
  private let steps = SampleSteps(lengths: [3000, 2501, 4000, 7, 490])

  @Test("A written file is read back") func roundTrip() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "a.hdf5")
    try steps.write(to: file)
    let read = try DatasetFile(reading: file).dataset(.all, seed: 0)
    #expect(read.transitions.observations == steps.observations)
    #expect(read.transitions.actions == steps.actions)
    #expect(read.transitions.nextObservations == steps.nextObservations)
    #expect(read.rewards == steps.rewards)
    #expect(read.terminals == steps.terminals)
    #expect(read.trajectories == [0..<3000, 3000..<5501, 5501..<9501, 9501..<9508, 9508..<9998])
  }

  @Test("Blocks of any size give the same bytes", arguments: [1, 997, 4096, 9998])
  func blocks(blockCount: Int) throws {
    let folder = try TemporaryFolder()
    try steps.write(to: folder.url.appending(path: "a.hdf5"))
    try steps.write(to: folder.url.appending(path: "b.hdf5"), blockCount: blockCount)
    #expect(
      try Data(contentsOf: folder.url.appending(path: "a.hdf5"))
        == Data(contentsOf: folder.url.appending(path: "b.hdf5")))
  }

  @Test("An unfinished file leaves nothing") func unfinished() throws {
    let folder = try TemporaryFolder()
    _ = try D4RLWriter(
      creating: folder.url.appending(path: "a.hdf5"), observationCount: 2, actionCount: 1,
      metadata: [:])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    try steps.write(to: folder.url.appending(path: "a.hdf5"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["a.hdf5"])
  }

  @Test("A missing folder is named") func unwritable() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "absent/a.hdf5")
    let error = try #require(throws: DatasetError.self) {
      try D4RLWriter(creating: file, observationCount: 2, actionCount: 1, metadata: [:])
    }
    #expect(error.file == file.path + ".partial")
    #expect(error.problem.hasPrefix("it cannot be written (libhdf5: unable to open file"))
  }
}
