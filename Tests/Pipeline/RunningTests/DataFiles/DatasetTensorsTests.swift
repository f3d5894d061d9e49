import Datasets
import Foundation
import LinearAlgebra
import Testing
import TestSupport
@testable import Store
@testable import Running

@Suite struct DatasetTensorsTests {
  private let demonstrations = Dataset(
    transitions: linearTransitions(count: 7, observationCount: 3),
    rewards: [1, 2, 3, 4, 5, 6, 7],
    terminals: [false, false, true, false, false, false, false],
    trajectories: [0..<3, 3..<4, 4..<7])

  @Test func areReadBack() throws {
    let bytes = demonstrations.safetensors.encoded()
    let contents = try Safetensors(decoding: bytes, file: "a", isSealed: true)
    #expect(try Dataset(contents, file: "a") == demonstrations)
    #expect(try Transitions(contents, file: "a") == demonstrations.transitions)
  }

  @Test func areWrittenWithoutBeingHeld() throws {
    let folder = try TemporaryFolder()
    let url = folder.url.appending(path: "a.safetensors")
    try Data().write(to: url)
    let handle = try FileHandle(forWritingTo: url)
    try demonstrations.safetensors.write(to: handle)
    try handle.close()
    #expect(try Data(contentsOf: url) == demonstrations.safetensors.encoded())
  }

  @Test(
    arguments: [
      ("rewards", [1, 2], "it is not a set of demonstrations"),
      (
        "trajectory_lengths", [3, 5], "its trajectories are not as long as its transitions are many"
      ),
      ("trajectory_lengths", [3, 0, 4], "it is not a set of demonstrations"),
    ] as [(String, [Float], String)])
  func thatDoNotFitAreRefused(name: String, elements: [Float], problem: String) throws {
    var contents = demonstrations.safetensors
    contents.tensors.removeAll { $0.name == name }
    contents.tensors.append(Tensor(name: name, shape: [elements.count], elements: elements))
    #expect(throws: SafetensorsError(file: "a", problem: problem)) {
      try Dataset(contents, file: "a")
    }
  }
}
