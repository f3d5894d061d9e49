import CHDF5
import Foundation
import TestSupport
import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct MinariFileTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("main_data.hdf5")
  }

  /// Twelve episodes; that of number k has k + 1 steps, observes 100 k + t and ends by itself
  /// where k is odd.
  private func make(
    _ numbers: [Int] = Array(0..<12), change: (MadeFile) -> Void = { _ in },
    without absent: Set<String> = []
  ) {
    let file = MadeFile(url)
    for number in numbers {
      let count = number + 1
      let group = "episode_\(number)"
      file.group(group)
      func floats(_ name: String, _ shape: [Int], _ values: [Float]) {
        guard !absent.contains("\(group)/\(name)") else { return }
        file.floats("\(group)/\(name)", shape, values, as: h5_float64())
      }
      floats("observations", [count + 1, 1], (0...count).map { Float(100 * number + $0) })
      floats("actions", [count, 1], Array(repeating: Float(number) / 100, count: count))
      floats("rewards", [count], Array(repeating: 1, count: count))
      file.flags(
        "\(group)/terminations", (1...count).map { $0 == count && number % 2 == 1 ? 1 : 0 },
        isEnumeration: true)
    }
    change(file)
  }

  private func read(_ selection: Selection = .all) throws -> Dataset {
    try DatasetFile(reading: url).demonstrations(selection, seed: 0)
  }

  private func refusal(
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> DatasetError {
    try #require(throws: DatasetError.self, sourceLocation: sourceLocation) { try read() }
  }

  @Test func readsEpisodesInTheOrderOfTheirNumbers() throws {
    make()
    let read = try read()
    #expect(read.count == 78)
    #expect(read.trajectories.map(\.count) == Array(1...12))
    #expect(
      read.transitions.observations.elements
        == (0..<12).flatMap { number in
          (0...number).map { Float(100 * number + $0) }
        })
    #expect(
      read.transitions.nextObservations.elements
        == read.transitions.observations.elements.map { $0 + 1 })
    #expect(read.terminals.count { $0 } == 6)
    #expect(read.transitions.actions.elements.last == 0.11)
  }

  @Test func readsTheEpisodesThatAreSelected() throws {
    make()
    #expect(try read(.firstTrajectories(2)).transitions.observations.elements == [0, 100, 101])
    let all = try read()
    #expect(try read(.transitions(30)) == all.selecting(.transitions(30), seed: 0))
    #expect(try read(.randomTrajectories(5)) == all.selecting(.randomTrajectories(5), seed: 0))
  }

  @Test func findsTheFileInAFolderOfMinari() throws {
    make()
    #expect(try DatasetFile(reading: folder.url).layout == .minari)
  }

  @Test func namesAnEpisodeThatIsMissing() throws {
    make([0, 1, 3])
    let refusal = try refusal()
    #expect(refusal.dataSet == "episode_2")
    #expect(refusal.problem == "it is not there, but 'episode_3' is")
  }

  @Test func namesALengthThatDoesNotFit() throws {
    make(
      [0, 1], change: { $0.floats("episode_1/rewards", [3], [1, 1, 1]) },
      without: ["episode_1/rewards"])
    let refusal = try refusal()
    #expect(refusal.dataSet == "episode_1/rewards")
    #expect(refusal.problem == "it has 3 rows, wanted: 2 beside 2 actions")
  }

  @Test func namesASizeUnlikeThatOfTheFirstEpisode() throws {
    make(
      [0, 1], change: { $0.floats("episode_1/actions", [2, 2], [0, 0, 0, 0]) },
      without: ["episode_1/actions"])
    #expect(
      try refusal().problem
        == "its rows have 2 components, those of 'episode_0/actions' 1")
  }

  @Test func refusesObservationsOfSeveralParts() throws {
    make(
      [0, 1], change: { $0.group("episode_1/observations") },
      without: ["episode_1/observations"])
    let refusal = try refusal()
    #expect(refusal.problem == "it is a group, wanted: a data set")
    #expect(refusal.remedy.contains("several parts are not supported"))
  }
}
