@testable import DataFiles
import TestSupport
import Environments
import Foundation
import LinearAlgebra
import Networks
import Testing
@testable import Records
@testable import Running

@Suite struct ExpertPolicyTests {
  @Test("A policy with its hash is read") func hash() throws {
    let hopper = try DemonstratedHopper()
    #expect(try hopper.expert.policy.network.widths == [11, 8, 6])
  }

  @Test("A policy with another hash is refused") func otherHash() throws {
    let hopper = try DemonstratedHopper()
    let error = #expect(throws: RunError.self) {
      try ExpertPolicy(.medium, of: .hopper, in: hopper.folder.url, sha256: hopper.sha256)
    }
    #expect(error?.problem.contains("hopper-medium.safetensors has the sha256 ") == true)
    #expect(error?.problem.hasSuffix("restore that policy, or write the new hash") == true)
  }

  @Test("A missing policy can be trained") func missing() throws {
    let hopper = try DemonstratedHopper()
    let error = #expect(throws: RunError.self) {
      try ExpertPolicy(.expert, of: .walker2d, in: hopper.folder.url, sha256: nil)
    }
    #expect(error?.problem.hasSuffix("train it: dmil expert train walker2d") == true)
  }

  @Test("A policy of another task is refused") func otherTask() throws {
    let hopper = try DemonstratedHopper()
    try FileManager.default.copyItem(
      at: ExpertPolicy.file(.expert, of: .hopper, in: hopper.folder.url),
      to: ExpertPolicy.file(.expert, of: .walker2d, in: hopper.folder.url))
    let error = #expect(throws: SafetensorsError.self) {
      try ExpertPolicy(.expert, of: .walker2d, in: hopper.folder.url, sha256: nil)
    }
    #expect(error?.problem == "it is not a policy for walker2d")
  }

  @Test(
    "Weights that are not finite or absurd are refused",
    arguments: [Float.nan, 1e38, -Float.infinity])
  func weights(weight: Float) throws {
    let hopper = try DemonstratedHopper()
    let file = ExpertPolicy.file(.expert, of: .hopper, in: hopper.folder.url)
    var contents = try Safetensors(
      decoding: Data(contentsOf: file), file: file.path, isSealed: true)
    contents.tensors[0].elements[3] = weight
    let error = #expect(throws: SafetensorsError.self) {
      try ExpertPolicy(decoding: contents.encoded(), file: file.path, task: .hopper)
    }
    #expect(
      error?.problem
        == "'\(contents.tensors[0].name)' holds \(weight), expected weights within ±10⁶")
    #expect(error?.remedy.contains("dmil expert train hopper") == true)
  }

  @Test("Layers that do not fit are refused") func layers() throws {
    let tensors = [
      Tensor(
        name: "policy.layers.0.weight", shape: [1, 11], elements: Array(repeating: 0, count: 11)),
      Tensor(
        name: "policy.layers.1.weight", shape: [6, 50_000],
        elements: Array(repeating: 0, count: 300_000)),
    ]
    let error = #expect(throws: SafetensorsError.self) {
      try ExpertPolicy(
        decoding: Safetensors(tensors: tensors).encoded(), file: "a", task: .hopper)
    }
    #expect(error?.problem.contains("has shape [6, 50000]") == true)
  }
}
