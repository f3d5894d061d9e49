import TestSupport
import Environments
import Foundation
import Networks
import Testing
@testable import Records
@testable import Running

@Suite struct ExpertPolicyTests {
  @Test func readsThePolicyThatItsHashNames() throws {
    let hopper = try DemonstratedHopper()
    #expect(try hopper.expert.policy.network.widths == [11, 8, 6])
  }

  @Test func refusesAnotherPolicyThanItsHashNames() throws {
    let hopper = try DemonstratedHopper()
    let error = #expect(throws: RunError.self) {
      try ExpertPolicy(.medium, of: .hopper, in: hopper.folder.url, sha256: hopper.sha256)
    }
    #expect(error?.problem.contains("hopper-medium.safetensors has the sha256 ") == true)
    #expect(error?.problem.hasSuffix("put back that policy, or write the new hash") == true)
  }

  @Test func saysHowToGetAPolicyThatIsMissing() throws {
    let hopper = try DemonstratedHopper()
    let error = #expect(throws: RunError.self) {
      try ExpertPolicy(.expert, of: .walker2d, in: hopper.folder.url, sha256: nil)
    }
    #expect(error?.problem.hasSuffix("train it: dmil expert train walker2d") == true)
  }

  @Test func refusesAPolicyOfAnotherTask() throws {
    let hopper = try DemonstratedHopper()
    try FileManager.default.copyItem(
      at: ExpertPolicy.file(.expert, of: .hopper, in: hopper.folder.url),
      to: ExpertPolicy.file(.expert, of: .walker2d, in: hopper.folder.url))
    let error = #expect(throws: SafetensorsError.self) {
      try ExpertPolicy(.expert, of: .walker2d, in: hopper.folder.url, sha256: nil)
    }
    #expect(error?.problem == "it is not a policy for walker2d")
  }
}
