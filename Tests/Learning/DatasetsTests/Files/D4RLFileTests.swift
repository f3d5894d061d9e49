import CHDF5
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@testable import Datasets

@Suite struct D4RLFileTests {
  private let folder: TemporaryFolder
  private let url: URL

  init() throws {
    folder = try TemporaryFolder()
    url = folder.url.appending(path: "a.hdf5")
  }

  /// Six steps: an episode of three that is cut off, a terminated one of two, and a rest.
  private func make(
    hasTimeouts: Bool = true, hasNext: Bool = false, replacing replaced: Set<String> = [],
    storage: HDF5Sample.Storage = .contiguous, by change: (HDF5Sample) -> Void = { _ in }
  ) {
    let file = HDF5Sample(url)
    change(file)
    func make(_ name: String, _ make: (String) -> Void) {
      if !replaced.contains(name) { make(name) }
    }
    make("observations") {
      file.floats($0, [6, 2], (0..<12).map { Float($0) }, storage: storage)
    }
    make("actions") { file.floats($0, [6, 1], [0, 0.1, 0.2, 0.3, 0.4, 0.5]) }
    make("rewards") { file.floats($0, [6, 1], [1, 2, 4, 8, 16, 32]) }
    make("terminals") { file.flags($0, [0, 0, 0, 0, 1, 0], isEnumeration: true) }
    if hasTimeouts { make("timeouts") { file.flags($0, [0, 0, 1, 0, 0, 0]) } }
    if hasNext { file.floats("next_observations", [6, 2], (0..<12).map { Float($0) + 100 }) }
  }

  private func read(
    _ selection: Selection = .all, limit: Int? = nil, clips: Bool = false
  ) throws -> Dataset {
    try DatasetFile(
      reading: url, options: .init(episodeStepLimit: limit, clipsActions: clips)
    ).dataset(selection, seed: 0)
  }

  private func refusal(sourceLocation: SourceLocation = #_sourceLocation) throws -> DatasetError {
    try #require(throws: DatasetError.self, sourceLocation: sourceLocation) { try read() }
  }

  // MARK: Next states

  @Test("Without next observations the last step of each episode is dropped")
  func shiftedObservations() throws {
    make()
    let read = try read()
    #expect(read.transitions.observations.elements == [0, 1, 2, 3, 6, 7])
    #expect(read.transitions.nextObservations.elements == [2, 3, 4, 5, 8, 9])
    #expect(read.transitions.actions.elements == [0, 0.1, 0.3])
    #expect(read.rewards == [1, 2, 8])
    #expect(read.terminals == [false, false, false])
    #expect(read.trajectories == [0..<2, 2..<3])
  }

  @Test("Next observations are read if present") func nextObservations() throws {
    make(hasNext: true)
    let read = try read()
    #expect(read.transitions.nextObservations.elements == (0..<12).map { Float($0) + 100 })
    #expect(read.terminals == [false, false, false, false, true, false])
    #expect(read.trajectories == [0..<3, 3..<5, 5..<6])
  }

  @Test("Without timeouts the step limit cuts episodes off") func stepLimit() throws {
    make(hasTimeouts: false, hasNext: true)
    #expect(try read(limit: 2).trajectories == [0..<2, 2..<4, 4..<5, 5..<6])
    let refusal = try refusal()
    #expect(refusal.object == "timeouts")
    #expect(refusal.remedy.contains("--episode-step-limit 1000"))
  }

  @Test("A file without any next state has no transition") func noTransition() throws {
    make(replacing: ["terminals"]) { $0.flags("terminals", [1, 1, 1, 1, 1, 1]) }
    #expect(
      try refusal().problem == "it has no transition: none of its 6 steps has a next state")
    #expect(try DatasetFile(reading: url).summary().transitionCount == 0)
  }

  // MARK: Storage

  @Test(
    "Floats of every size and byte order are read",
    arguments: [h5_float16(), h5_float32(), h5_float64()], [H5T_ORDER_LE, H5T_ORDER_BE])
  func floats(type: hid_t, order: H5T_order_t) throws {
    make(replacing: ["observations"]) {
      $0.floats("observations", [6, 2], (0..<12).map { Float($0) }, as: type, order: order)
    }
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
  }

  @Test("Integers are read as numbers", arguments: [h5_int8(), int64])
  func integers(type: hid_t) throws {
    make(replacing: ["observations", "rewards"]) {
      $0.floats("observations", [6, 2], (0..<12).map { Float($0 - 6) }, as: type)
      $0.floats("rewards", [6], [-1, 0, 1, 2, 3, 4], as: type)
    }
    #expect(try read().transitions.observations.elements == [-6, -5, -4, -3, 0, 1])
    #expect(try read().rewards == [-1, 0, 2])
  }

  @Test("Flags are read from any type of number", arguments: [h5_float64(), int64])
  func flagTypes(type: hid_t) throws {
    make(replacing: ["timeouts"]) {
      $0.floats("timeouts", [6], [0, 0, 1, 0, 0, 0], as: type)
    }
    #expect(try read().trajectories == [0..<2, 2..<3])
  }

  @Test("A vector that was never written reads as its fill value") func fillValue() throws {
    make(replacing: ["terminals", "rewards"]) {
      $0.unwritten("terminals", count: 6)
      $0.unwritten("rewards", count: 6)
    }
    #expect(try read().rewards == [0, 0, 0, 0])
    #expect(try read().trajectories == [0..<2, 2..<4])
  }

  @Test(
    "Chunks of every shape are read",
    arguments: [[1, 1], [2, 1], [4, 2], [6, 2], [5, 1], [900, 2]])
  func chunks(chunk: [hsize_t]) throws {
    make(storage: .chunked(chunk))
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
    let chunkByteCount = 4 * Int(chunk[0] * chunk[1])
    #expect(try DatasetFile(reading: url).neededMemory == 2 * (4 * 36 + chunkByteCount))
  }

  @Test("Shuffled chunks with checksums are read") func filters() throws {
    make(
      storage: .chunked(
        [3, 2], filters: [H5Z_FILTER_SHUFFLE, H5Z_FILTER_DEFLATE, H5Z_FILTER_FLETCHER32]))
    #expect(try read().transitions.observations.elements == [0, 1, 2, 3, 6, 7])
  }

  @Test("Only selected rows are read") func selection() throws {
    make(replacing: ["observations"]) {
      $0.floats("observations", [6, 2], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, .nan, 11])
    }
    #expect(try read(.firstTrajectories(1)).transitions.observations.elements == [0, 1, 2, 3])
  }

  // MARK: Refusals

  @Test(
    "A missing dataset is named", arguments: ["observations", "actions", "rewards", "terminals"])
  func missing(name: String) throws {
    make(replacing: [name])
    let refusal = try refusal()
    #expect(refusal.file == url.path)
    #expect(refusal.object == name)
    #expect(refusal.problem.hasPrefix("it is missing; its group holds '"))
  }

  private static let wrongShapes: [(String, [Int], String)] = [
    ("rewards", [6, 2], "its shape is [6, 2], expected (N)"),
    ("rewards", [5], "it has 5 rows, but 'observations' has 6"),
    ("actions", [6], "its shape is [6], expected (N, size)"),
    ("actions", [6, 0], "its shape is [6, 0], expected 1 to 268435456 elements"),
    ("observations", [6, 2, 2, 3], "its shape is [6, 2, 2, 3], expected (N, size)"),
    ("next_observations", [6, 3], "its shape is [6, 3], but 'observations' has [6, 2]"),
  ]

  typealias Writing = @Sendable (_ file: HDF5Sample, _ name: String) -> Void

  private static let wrongContents: [(String, Writing, String)] = [
    (
      "rewards", { $0.floats($1, [6], [1, 2, 4, .nan, 16, 32]) },
      "row 3 holds nan, expected finite numbers in single precision"
    ),
    (
      "rewards", { $0.floats($1, [6], [1, 2, 4, -.infinity, 16, 32]) },
      "row 3 holds -inf, expected finite numbers in single precision"
    ),
    (
      "rewards", { $0.floats($1, [6], [0, 0x1p25, 0, 0, 0, 0], as: int64) },
      "row 1 holds 3.3554432e+07, expected integers within ±2^24"
    ),
    ("terminals", { $0.flags($1, [0, 0, 0, 0, 7, 0]) }, "row 4 holds 7.0, expected 0 or 1"),
    (
      "rewards", { $0.flags($1, [0, 0, 0, 0, 1, 0], isEnumeration: true) },
      "it holds bool, expected floats or integers"
    ),
    ("observations", { $0.group($1) }, "it is a group, expected a dataset"),
    ("rewards", { $0.softLink($1, to: "/actions") }, "it is a soft or external link"),
    (
      "rewards", { $0.externalLink($1, to: "/rewards", in: "other.hdf5") },
      "it is a soft or external link"
    ),
    (
      "rewards", { $0.unwritten($1, count: 6, storage: .external("/other.raw")) },
      "its contents are in other files"
    ),
    (
      "rewards",
      {
        $0.floats(
          $1, [6], [1, 2, 4, 8, 16, 32], storage: .chunked([3], filters: [H5Z_FILTER_NBIT]))
      }, "it is compressed with filter 5, expected gzip or none"
    ),
    (
      "rewards", { $0.growing($1, from: 3, to: 6) },
      "its chunk at [3] was never written, so it reads as fill values"
    ),
    (
      "rewards", { $0.unwritten($1, count: 6, storage: .chunked([3])) },
      "none of its chunks was written"
    ),
  ]

  @Test("A dataset of a wrong shape is named", arguments: wrongShapes)
  func shapes(name: String, shape: [Int], problem: String) throws {
    try expectRefusal(of: name, problem) {
      $0.floats($1, shape, Array(repeating: 0, count: shape.reduce(1, *)))
    }
  }

  @Test("A dataset that cannot be read is named with the reason", arguments: wrongContents)
  func contents(name: String, writing: Writing, problem: String) throws {
    try expectRefusal(of: name, problem, writing: writing)
  }

  private func expectRefusal(of name: String, _ problem: String, writing: Writing) throws {
    make(replacing: [name]) { writing($0, name) }
    let refusal = try refusal()
    #expect(refusal.object == name)
    #expect(refusal.problem == problem)
  }

  @Test("Actions outside [−1, 1] are clipped only on request") func clipping() throws {
    make(replacing: ["actions"]) {
      $0.floats("actions", [6, 1], [1.000001, -1.5, 0.2, 0.3, 0.4, 0.5])
    }
    let refusal = try refusal()
    #expect(refusal.object == "actions")
    #expect(refusal.problem == "step 1 holds -1.5, expected actions in [−1, 1]")
    #expect(try read(clips: true).transitions.actions.elements == [1, -1, 0.3])
    #expect(try read(.transitions(1)).transitions.actions.elements.allSatisfy { abs($0) <= 1 })
  }
}
