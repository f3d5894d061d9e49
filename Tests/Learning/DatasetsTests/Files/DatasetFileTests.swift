import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

@Suite struct DatasetFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(of url: URL) throws -> DatasetError {
    try #require(throws: DatasetError.self) { try DatasetFile(reading: url) }
  }

  @Test("A file of another layout is described") func foreign() throws {
    let url = folder.url.appending(path: "foreign.hdf5")
    HDF5Sample(url).floats("temperature", [2], [1, 2])
    #expect(
      try refusal(of: url).problem.hasPrefix(
        "it holds 'temperature', expected the layout of D4RL ('actions', "))
    _ = HDF5Sample(folder.url.appending(path: "empty.hdf5"))
    #expect(
      try refusal(of: folder.url.appending(path: "empty.hdf5")).problem
        .hasPrefix("it holds nothing, expected"))
  }

  @Test("A file of the layout that was not declared is refused") func declaredLayout() throws {
    let url = folder.url.appending(path: "a.hdf5")
    try SampleSteps(lengths: [3]).write(to: url)
    _ = try DatasetFile(reading: url, options: .init(layout: .d4rl))
    let error = try #require(throws: DatasetError.self) {
      try DatasetFile(reading: url, options: .init(layout: .minari))
    }
    #expect(error.problem == "its layout is D4RL, expected Minari")
    #expect(error.remedy == "write 'source: d4rl', or name another file")
  }

  @Test("The reason why a file cannot be read is named") func unreadable() throws {
    let url = folder.url.appending(path: "a.hdf5")
    #expect(try refusal(of: url).problem == "it cannot be read: No such file or directory")
    try Data("observations".utf8).write(to: url)
    #expect(
      try refusal(of: url).problem
        == "it cannot be opened as HDF5 (libhdf5: file signature not found)")
    #expect(try refusal(of: folder.url).problem.hasPrefix("it is a folder without"))
    #expect(try refusal(of: URL(filePath: "/dev/null")).problem == "it is not a regular file")
    let loop = folder.url.appending(path: "loop")
    try FileManager.default.createSymbolicLink(at: loop, withDestinationURL: loop)
    #expect(
      try refusal(of: loop).problem == "it cannot be read: Too many levels of symbolic links")
  }

  @Test(
    "A file without permission is named", .enabled(if: geteuid() != 0, "root may read every file"))
  func permission() throws {
    let url = folder.url.appending(path: "a.hdf5")
    try SampleSteps(lengths: [3]).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: url.path)
    let refusal = try refusal(of: url)
    #expect(refusal.problem == "it cannot be read: Permission denied")
    #expect(refusal.remedy == "allow yourself to read it: chmod u+r")
  }

  @Test("A newer format of HDF5 is named") func newerFormat() throws {
    let url = folder.url.appending(path: "a.hdf5")
    try SampleSteps(lengths: [3]).write(to: url)
    var bytes = try Data(contentsOf: url)
    // The version of the superblock.
    bytes[8] = 77
    try bytes.write(to: url)
    let refusal = try refusal(of: url)
    #expect(
      refusal.problem.contains("bad superblock version number): its format is newer than libhdf5"))
    #expect(refusal.remedy.contains("rewrite it with h5py"))
  }

  @Test("A selection of a file is that selection of all transitions") func selections() throws {
    let url = folder.url.appending(path: "a.hdf5")
    try SampleSteps(lengths: [7000, 9001, 10_000, 2000]).write(to: url)
    let file = try DatasetFile(reading: url)
    let all = try file.dataset(.all, seed: 5)
    #expect(all.count == 28_001)
    for selection in [
      Selection.fraction(0.02), .transitions(28_001), .firstTrajectories(2), .randomTrajectories(1),
    ] {
      #expect(
        try file.dataset(selection, seed: 5) == all.selecting(selection, seed: 5))
    }
  }

  @Test("More transitions than there are cannot be selected") func tooMany() throws {
    let url = folder.url.appending(path: "a.hdf5")
    try SampleSteps(lengths: [3]).write(to: url)
    let error = try #require(throws: DatasetError.self) {
      try DatasetFile(reading: url).dataset(.transitions(4), seed: 0)
    }
    #expect(error.problem == "4 transitions requested, expected 1 to 3")
  }

  @Test("A summary covers the whole file") func summary() throws {
    let url = folder.url.appending(path: "a.hdf5")
    let steps = SampleSteps(lengths: [9000, 4, 101])
    try steps.write(to: url)
    let summary = try DatasetFile(reading: url).summary()
    #expect(summary.layout == .d4rl)
    #expect(summary.tables.map(\.name).contains("next_observations"))
    #expect(summary.tables[0].shape == [9105, 2])
    #expect(summary.stepCount == 9105)
    #expect(summary.transitionCount == 9105)
    #expect(summary.episodeCount == 3)
    #expect(summary.terminalCount == 2)
    #expect(summary.recordsTimeouts)
    #expect(summary.lengths.least == 4)
    #expect(summary.lengths.mean == 3035)
    let first = steps.rewards.prefix(9000).reduce(0.0) { $0 + Double($1) }
    #expect(summary.returns.greatest == first)
    #expect(summary.actionBounds.componentCount == 9105)
    #expect(summary.actionBounds.atBoundCount == steps.actions.elements.count { abs($0) == 1 })
    #expect(summary.actionBounds.beyondCount == 0)
  }

  // MARK: Real files

  private static let doorHuman = ProcessInfo.processInfo.environment["DMIL_TEST_DOOR_HUMAN"]
  private static let minari = ProcessInfo.processInfo.environment["DMIL_TEST_MINARI"]

  @Test(
    "D4RL's human demonstrations of the door task are read",
    .enabled(if: doorHuman != nil, "DMIL_TEST_DOOR_HUMAN names no file of D4RL's door-human"))
  func readsDoorHuman() throws {
    let url = URL(filePath: try #require(Self.doorHuman))
    let file = try DatasetFile(reading: url)
    let all = try file.dataset(.all, seed: 0)
    #expect(all.trajectories.count == 25)
    #expect(all.count == 6729 - 25)
    #expect(all.transitions.observations.columnCount == 39)
    #expect(all.transitions.actions.columnCount == 28)
    for trajectory in all.trajectories {
      for row in trajectory.dropLast() {
        #expect(
          all.transitions.nextObservations.row(row).elementsEqual(
            all.transitions.observations.row(row + 1)))
      }
    }
  }

  @Test(
    "A dataset of Minari is read",
    .enabled(if: minari != nil, "DMIL_TEST_MINARI names no folder of a Minari dataset"))
  func readsMinari() throws {
    let file = try DatasetFile(reading: URL(filePath: try #require(Self.minari)))
    #expect(file.layout == .minari)
    let all = try file.dataset(.all, seed: 0)
    #expect(all.count == (try file.summary()).stepCount)
    for trajectory in all.trajectories {
      for row in trajectory.dropLast() {
        #expect(
          all.transitions.nextObservations.row(row).elementsEqual(
            all.transitions.observations.row(row + 1)))
      }
    }
  }
}
