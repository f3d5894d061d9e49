import Datasets
import Foundation
import LinearAlgebra
import TestSupport
import Testing
@testable import DataFiles
@testable import Store

@Suite struct DatasetTensorsTests {
  private let dataset = Dataset(
    transitions: Transitions(
      observations: Self.matrix(3), actions: Self.matrix(1), nextObservations: Self.matrix(3)),
    rewards: [1, 2, 3, 4, 5, 6, 7],
    terminals: [false, false, true, false, false, false, false],
    trajectoryLengths: [3, 1, 3])

  private static func matrix(_ columnCount: Int) -> Matrix {
    Matrix(
      rowCount: 7, columnCount: columnCount,
      elements: (0..<7 * columnCount).map { Float($0).squareRoot() })
  }

  @Test("Written tensors are read back") func roundTrip() throws {
    let bytes = dataset.safetensors.encoded()
    let contents = try Safetensors(decoding: bytes, file: "a", isSealed: true)
    #expect(try Dataset(contents, file: "a") == dataset)
    #expect(try Transitions(contents, file: "a") == dataset.transitions)
  }

  @Test("Writing in parts gives the same bytes") func parts() throws {
    let folder = try TemporaryFolder()
    let url = try folder.write("", to: "a.safetensors")
    let handle = try FileHandle(forWritingTo: url)
    try dataset.safetensors.write(to: handle)
    try handle.close()
    #expect(try Data(contentsOf: url) == dataset.safetensors.encoded())
  }

  @Test(
    "Tensors that do not fit are refused",
    arguments: [
      ("rewards", [1, 2], "it holds no dataset"),
      (
        "trajectory_lengths", [3, 5],
        "the lengths of its trajectories do not sum to its transitions"
      ),
      ("trajectory_lengths", [3, 0, 4], "it holds no dataset"),
      ("actions", [1], "it has no matrix 'actions'"),
    ] as [(String, [Float], String)])
  func misfits(name: String, elements: [Float], problem: String) throws {
    var contents = dataset.safetensors
    contents.tensors.removeAll { $0.name == name }
    contents.tensors.append(Tensor(name: name, shape: [elements.count], elements: elements))
    #expect(throws: SafetensorsError(file: "a", problem: problem)) {
      try Dataset(contents, file: "a")
    }
  }
}
