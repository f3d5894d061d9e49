import Environments
import Foundation
import Imitation
import LinearAlgebra
import Networks
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running

@Suite struct ExpertPolicyTests {
  @Test("A policy with another hash is refused, and a missing one can be trained") func missing()
    throws
  {
    let hopper = try DemonstratedHopper()
    let other = #expect(throws: RunError.self) {
      try ExpertPolicy(.medium, of: .hopper, in: hopper.folder.url, sha256: hopper.sha256)
    }
    #expect(other?.problem.contains("hopper-medium.safetensors has the sha256 ") == true)
    #expect(other?.problem.hasSuffix("restore that policy, or write the new hash") == true)
    let missing = #expect(throws: RunError.self) {
      try ExpertPolicy(.expert, of: .walker2d, in: hopper.folder.url, sha256: nil)
    }
    #expect(missing?.problem.hasSuffix("train it: dmil expert train walker2d") == true)
  }

  /// The problem of the policy of Hopper with changed tensors.
  private func problem(
    task: BenchmarkTask = .hopper, _ change: (inout [Tensor]) -> Void
  ) throws -> String? {
    let hopper = try DemonstratedHopper()
    let file = ExpertPolicy.file(.expert, of: .hopper, in: hopper.folder.url)
    var contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: true)
    change(&contents.tensors)
    let error = #expect(throws: SafetensorsError.self) {
      try ExpertPolicy(decoding: contents.encoded(), file: file.path, task: task)
    }
    #expect(error?.remedy.contains("dmil expert train \(task.rawValue)") == true)
    return error?.problem
  }

  @Test("A policy of another task is refused") func otherTask() throws {
    #expect(try problem(task: .walker2d) { _ in } == "it is not a policy for walker2d")
  }

  @Test(
    "Weights that are not finite or absurd are refused",
    arguments: [Float.nan, 1e38, -Float.infinity])
  func weights(weight: Float) throws {
    let problem = try problem { $0[0].elements[3] = weight }
    #expect(problem?.hasSuffix(" holds \(weight), expected weights within ±10⁶") == true)
  }

  @Test("Layers that do not fit are refused") func layers() throws {
    let problem = try problem {
      $0 = [("0", [1, 11]), ("1", [6, 50_000])].map { layer, shape in
        Tensor(
          name: "policy.layers.\(layer).weight", shape: shape,
          elements: Array(repeating: 0, count: shape[0] * shape[1]))
      }
    }
    #expect(problem?.contains("has shape [6, 50000]") == true)
  }
}
