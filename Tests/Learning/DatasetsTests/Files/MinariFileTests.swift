import CHDF5
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

@Suite struct MinariFileTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.url.appending(path: "main_data.hdf5")
  }

  /// Twelve episodes; episode k has k + 1 steps, observes 100 k + t and terminates if k is odd.
  private func make(
    _ numbers: [Int] = Array(0..<12), replacing replaced: Set<String> = [],
    by change: (HDF5Sample) -> Void = { _ in }
  ) {
    let file = HDF5Sample(url)
    for number in numbers {
      let count = number + 1
      let group = "episode_\(number)"
      file.group(group)
      func floats(_ name: String, _ shape: [Int], _ values: [Float]) {
        guard !replaced.contains("\(group)/\(name)") else { return }
        file.floats("\(group)/\(name)", shape, values, as: h5_float64())
      }
      floats("observations", [count + 1, 1], (0...count).map { Float(100 * number + $0) })
      floats("actions", [count, 1], Array(repeating: Float(number) / 100, count: count))
      floats("rewards", [count], Array(repeating: 1, count: count))
      let isLast = (1...count).map { UInt8($0 == count ? 1 : 0) }
      for (name, isOdd) in [("terminations", true), ("truncations", false)]
      where !replaced.contains("\(group)/\(name)") {
        file.flags(
          "\(group)/\(name)", isLast.map { (number % 2 == 1) == isOdd ? $0 : 0 },
          isEnumeration: true)
      }
    }
    change(file)
  }

  private func read(_ selection: Selection = .all) throws -> Dataset {
    try DatasetFile(reading: url).dataset(selection, seed: 0)
  }

  private func refusal(sourceLocation: SourceLocation = #_sourceLocation) throws -> DatasetError {
    try #require(throws: DatasetError.self, sourceLocation: sourceLocation) { try read() }
  }

  @Test("Episodes are read in the order of their numbers") func order() throws {
    make()
    let read = try read()
    #expect(read.count == 78)
    #expect(read.trajectories.map(\.count) == Array(1...12))
    #expect(
      read.transitions.observations.elements
        == (0..<12).flatMap { number in (0...number).map { Float(100 * number + $0) } })
    #expect(
      read.transitions.nextObservations.elements
        == read.transitions.observations.elements.map { $0 + 1 })
    #expect(read.terminals.count { $0 } == 6)
    #expect(read.transitions.actions.elements.last == 0.11)
  }

  @Test("A selection of a file is that selection of all transitions") func selection() throws {
    make()
    #expect(try read(.firstTrajectories(2)).transitions.observations.elements == [0, 100, 101])
    let all = try read()
    #expect(try read(.transitions(30)) == all.selecting(.transitions(30), seed: 0))
    #expect(try read(.randomTrajectories(5)) == all.selecting(.randomTrajectories(5), seed: 0))
  }

  @Test("The data file is found in a folder of Minari") func folderOfMinari() throws {
    make()
    #expect(try DatasetFile(reading: folder.url).layout == .minari)
  }

  @Test("A missing episode is named") func missingEpisode() throws {
    make([0, 1, 3])
    let refusal = try refusal()
    #expect(refusal.object == "episode_2")
    #expect(refusal.problem == "it is missing, but 'episode_3' is there")
  }

  @Test("A wrong length is named", arguments: ["rewards", "truncations"])
  func lengths(name: String) throws {
    make([0, 1], replacing: ["episode_1/\(name)"]) {
      $0.floats("episode_1/\(name)", [3], [0, 0, 0])
    }
    let refusal = try refusal()
    #expect(refusal.object == "episode_1/\(name)")
    #expect(refusal.problem == "it has 3 rows, expected 2 for 2 actions")
  }

  @Test("Episodes must have the same sizes") func sizes() throws {
    make([0, 1], replacing: ["episode_1/actions"]) {
      $0.floats("episode_1/actions", [2, 2], [0, 0, 0, 0])
    }
    #expect(
      try refusal().problem == "its rows have 2 components, but 'episode_0/actions' has 1")
  }

  @Test("A flag inside an episode is refused", arguments: ["terminations", "truncations"])
  func flagInside(name: String) throws {
    make([0, 1], replacing: ["episode_1/\(name)"]) {
      $0.flags("episode_1/\(name)", [1, 0], isEnumeration: true)
    }
    let refusal = try refusal()
    #expect(refusal.object == "episode_1/\(name)")
    #expect(refusal.problem == "step 0 ends the episode, but the episode has 2 steps")
    #expect(throws: refusal) { try DatasetFile(reading: url).summary() }
  }

  @Test("Links are not followed") func links() throws {
    make([0]) { $0.softLink("episode_1", to: "/episode_0") }
    let refusal = try refusal()
    #expect(refusal.object == "episode_1")
    #expect(refusal.problem == "it is a soft or external link")
  }
}
