import CHDF5
import Foundation
import TestSupport
import LinearAlgebra
import Testing

@testable import Datasets

@Suite struct D4RLFileTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.file("a.hdf5")
  }

  /// Six steps: an episode of three that is cut off, one of two that ends by itself, and a rest.
  private func make(
    hasTimeouts: Bool = true, hasNext: Bool = false, change: (MadeFile) -> Void = { _ in },
    without absent: Set<String> = [], storage: MadeFile.Storage = .contiguous
  ) {
    let file = MadeFile(url)
    change(file)
    func unlessAbsent(_ name: String, _ make: () -> Void) { if !absent.contains(name) { make() } }
    unlessAbsent("observations") {
      file.floats("observations", [6, 2], (0..<12).map { Float($0) }, storage: storage)
    }
    unlessAbsent("actions") { file.floats("actions", [6, 1], [0, 0.1, 0.2, 0.3, 0.4, 0.5]) }
    unlessAbsent("rewards") { file.floats("rewards", [6, 1], [1, 2, 4, 8, 16, 32]) }
    unlessAbsent("terminals") { file.flags("terminals", [0, 0, 0, 0, 1, 0], isEnumeration: true) }
    if hasTimeouts { file.flags("timeouts", [0, 0, 1, 0, 0, 0]) }
    if hasNext {
      file.floats("next_observations", [6, 2], (0..<12).map { Float($0) + 100 })
    }
  }

  private func read(
    _ selection: Selection = .all, limit: Int? = nil, clips: Bool = false
  ) throws -> Dataset {
    try DatasetFile(
      reading: url, assuming: .init(episodeStepLimit: limit, clipsActions: clips)
    ).demonstrations(selection, seed: 0)
  }

  private func refusal(
    limit: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> DatasetError {
    try #require(throws: DatasetError.self, sourceLocation: sourceLocation) {
      try read(limit: limit)
    }
  }

  // MARK: Next states

  @Test func shiftsByOneAndDropsTheLastStepOfEachEpisode() throws {
    make()
    let read = try read()
    #expect(read.transitions.observations.elements == [0, 1, 2, 3, 6, 7])
    #expect(read.transitions.nextObservations.elements == [2, 3, 4, 5, 8, 9])
    #expect(read.transitions.actions.elements == [0, 0.1, 0.3])
    #expect(read.rewards == [1, 2, 8])
    #expect(read.terminals == [false, false, false])
    #expect(read.trajectories == [0..<2, 2..<3])
  }

  @Test func takesNextObservationsWhereTheyAre() throws {
    make(hasNext: true)
    let read = try read()
    #expect(read.transitions.nextObservations.elements == (0..<12).map { Float($0) + 100 })
    #expect(read.terminals == [false, false, false, false, true, false])
    #expect(read.trajectories == [0..<3, 3..<5, 5..<6])
  }

  @Test func countsStepsWhereNoTimeoutsAreWritten() throws {
    make(hasTimeouts: false, hasNext: true)
    #expect(try read(limit: 2).trajectories == [0..<2, 2..<4, 4..<5, 5..<6])
    let refusal = try refusal()
    #expect(refusal.dataSet == "timeouts")
    #expect(refusal.remedy.contains("say after how many steps the task is cut off"))
  }

  // MARK: Storage

  @Test(arguments: [h5_float64(), h5_float32BigEndian(), h5_float64BigEndian()])
  func readsFloatsOfEverySizeAndOrder(type: hid_t) throws {
    make(
      change: { $0.floats("observations", [6, 2], (0..<12).map { Float($0) }, as: type) },
      without: ["observations"])
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
  }

  @Test(arguments: [[1, 1], [2, 1], [4, 2], [6, 2], [5, 1]] as [[hsize_t]])
  func readsEveryShapeOfChunks(chunk: [hsize_t]) throws {
    make(storage: .chunked(chunk))
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
  }

  @Test func readsShuffledAndSummedChunks() throws {
    make(
      storage: .chunked(
        [3, 2],
        filters: [H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE, H5Z_FILTER_FLETCHER32].map {
          H5Z_filter_t($0)
        }))
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
  }

  @Test func readsOnlyTheRowsThatAreSelected() throws {
    make(
      change: { $0.floats("observations", [6, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, .nan, 11]) },
      without: ["observations"])
    #expect(try read(.firstTrajectories(1)).transitions.observations.elements == [0, 1, 2, 3])
  }

  // MARK: Refusals

  @Test(arguments: ["observations", "actions", "rewards", "terminals"])
  func namesADataSetThatIsNotThere(name: String) throws {
    make(without: [name])
    let refusal = try refusal()
    #expect(refusal.file == url.path)
    #expect(refusal.dataSet == name)
    #expect(refusal.problem.hasPrefix("it is not there; its group holds '"))
  }

  @Test(arguments: [
    ("rewards", [6, 2], "its shape is [6, 2], wanted: (N)"),
    ("rewards", [5], "it has 5 rows, but 'observations' has 6"),
    ("actions", [6], "its shape is [6], wanted: (N, size)"),
    ("actions", [6, 0], "its shape is [6, 0], wanted: 1 to 268435456 elements"),
    ("next_observations", [6, 3], "its shape is [6, 3], but that of 'observations' is [6, 2]"),
  ])
  func namesAShapeThatDoesNotFit(name: String, shape: [Int], problem: String) throws {
    make(
      change: { $0.floats(name, shape, Array(repeating: 0, count: shape.reduce(1, *))) },
      without: [name])
    let refusal = try refusal()
    #expect(refusal.dataSet == name)
    #expect(refusal.problem == problem)
  }

  @Test func namesTheRowThatIsNotFinite() throws {
    for value in [Float.nan, .infinity, -.infinity] {
      make(
        change: { $0.floats("rewards", [6], [1, 2, 4, value, 16, 32]) }, without: ["rewards"])
      let refusal = try refusal()
      #expect(refusal.dataSet == "rewards")
      #expect(
        refusal.problem == "row 3 holds \(value), wanted: finite numbers in single precision")
    }
  }

  @Test func namesAFlagThatIsNone() throws {
    make(change: { $0.flags("terminals", [0, 0, 0, 0, 7, 0]) }, without: ["terminals"])
    #expect(try refusal().problem == "row 4 holds 7, wanted: 0 or 1")
  }

  @Test func refusesFlagsThatAreFloats() throws {
    make(change: { $0.floats("terminals", [6], [0, 0, 0, 0, 1, 0]) }, without: ["terminals"])
    #expect(try refusal().problem == "it holds float32, wanted: bool")
  }

  @Test func clipsActionsOnlyWhenAskedTo() throws {
    make(
      change: { $0.floats("actions", [6, 1], [1.000001, -1.5, 0.2, 0.3, 0.4, 0.5]) },
      without: ["actions"])
    let refusal = try refusal()
    #expect(refusal.dataSet == "actions")
    #expect(refusal.problem == "step 1 holds -1.5, wanted: actions within ±1")
    #expect(try read(clips: true).transitions.actions.elements == [1, -1, 0.3])
    #expect(try read(.transitions(1)).transitions.actions.elements.allSatisfy { abs($0) <= 1 })
  }

  @Test func followsNoLinks() throws {
    make(
      change: {
        $0.floats("elsewhere", [6], [1, 2, 4, 8, 16, 32])
        $0.softLink("rewards", to: "/elsewhere")
      }, without: ["rewards"])
    #expect(try refusal().problem == "it is a soft or external link")
    make(
      change: { $0.externalLink("rewards", to: "/rewards", in: "other.hdf5") },
      without: ["rewards"])
    #expect(try refusal().problem == "it is a soft or external link")
  }

  @Test func readsNoOtherFile() throws {
    let other = folder.file("other.raw").path
    make(
      change: { $0.floats("rewards", [6], [1, 2, 4, 8, 16, 32], storage: .external(other)) },
      without: ["rewards"])
    #expect(try refusal().problem == "its content is in other files")
  }

  @Test func refusesAFilterThatNotEveryLibraryHas() throws {
    make(storage: .chunked([3, 2], filters: [H5Z_filter_t(H5Z_FILTER_NBIT)]))
    #expect(try refusal().problem == "it is packed with filter 5, wanted: gzip or none")
  }

  @Test func refusesAChunkThatWasNeverWritten() throws {
    make(change: { $0.growing("rewards", from: 3, to: 6) }, without: ["rewards"])
    #expect(try refusal().problem == "its chunk at [3] is not as it was written")
  }

  @Test func refusesAGroupInPlaceOfADataSet() throws {
    make(change: { $0.group("observations") }, without: ["observations"])
    #expect(try refusal().problem == "it is a group, wanted: a data set")
  }
}
