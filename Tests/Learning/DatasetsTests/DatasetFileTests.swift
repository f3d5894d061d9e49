import Foundation
import TestSupport
import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct DatasetFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func refusal(of url: URL) throws -> DatasetError {
    try #require(throws: DatasetError.self) { try DatasetFile(reading: url) }
  }

  @Test func saysWhatAForeignFileHolds() throws {
    let url = folder.file("foreign.hdf5")
    MadeFile(url).floats("temperature", [2], [1, 2])
    let refusal = try refusal(of: url)
    #expect(refusal.problem.hasPrefix("it holds 'temperature', so it is neither of D4RL"))
    _ = MadeFile(folder.file("empty.hdf5"))
    #expect(
      try self.refusal(of: folder.file("empty.hdf5")).problem.hasPrefix("it holds nothing, so"))
  }

  @Test func saysWhenThereIsNoHDF5File() throws {
    let url = folder.file("a.hdf5")
    #expect(try refusal(of: url).problem == "there is no such file")
    try Data("observations".utf8).write(to: url)
    #expect(
      try refusal(of: url).problem
        == "it cannot be opened as HDF5 (libhdf5: file signature not found)")
    #expect(try refusal(of: folder.url).problem.hasPrefix("it is a folder without"))
    #expect(
      try refusal(of: URL(filePath: "/dev/null")).problem == "it is not a file that can be read")
  }

  @Test func aPartIsThatPartOfTheWhole() throws {
    let url = folder.file("a.hdf5")
    try MadeSteps(lengths: [7000, 9001, 10_000, 2000]).write(to: url)
    let file = try DatasetFile(reading: url)
    let all = try file.demonstrations(.all, seed: 5)
    #expect(all.count == 28_001)
    for selection in [
      Selection.share(0.02), .transitions(28_001), .firstTrajectories(2), .randomTrajectories(1),
    ] {
      #expect(
        try file.demonstrations(selection, seed: 5) == all.selecting(selection, seed: 5))
    }
  }

  @Test func refusesALargerPartThanThereIs() throws {
    let url = folder.file("a.hdf5")
    try MadeSteps(lengths: [3]).write(to: url)
    let error = try #require(throws: DatasetError.self) {
      try DatasetFile(reading: url).demonstrations(.transitions(4), seed: 0)
    }
    #expect(error.problem == "4 transitions are asked for, and there are 3; ask for 1 to 3")
  }

  @Test func summarizesAllOfIt() throws {
    let url = folder.file("a.hdf5")
    let steps = MadeSteps(lengths: [9000, 4, 101])
    try steps.write(to: url)
    let summary = try DatasetFile(reading: url).summary()
    #expect(summary.layout == .d4rl)
    #expect(summary.tables.map(\.name).contains("next_observations"))
    #expect(summary.tables[0].shape == [9105, 2])
    #expect(summary.stepCount == 9105)
    #expect(summary.transitionCount == 9105)
    #expect(summary.episodeCount == 3)
    #expect(summary.terminalCount == 2)
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

  @Test(.enabled(if: doorHuman != nil, "DMIL_TEST_DOOR_HUMAN names no file of D4RL's door-human"))
  func readsTheHumanDemonstrationsOfTheDoor() throws {
    let url = URL(filePath: try #require(Self.doorHuman))
    let file = try DatasetFile(reading: url)
    let all = try file.demonstrations(.all, seed: 0)
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

  @Test(.enabled(if: minari != nil, "DMIL_TEST_MINARI names no folder of a Minari data set"))
  func readsADataSetOfMinari() throws {
    let file = try DatasetFile(reading: URL(filePath: try #require(Self.minari)))
    #expect(file.layout == .minari)
    let all = try file.demonstrations(.all, seed: 0)
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
