@testable import DataFiles
import Datasets
import Environments
import Experts
import Foundation
import LinearAlgebra
import Testing
@testable import Store
@testable import Running

@Suite struct DemonstrationRunTests {
  private static func run(_ demonstrator: DemonstrationRun.Demonstrator) -> DemonstrationRun {
    DemonstrationRun(
      task: .movingStraight, demonstrator: demonstrator, human: SimulatedHuman.Parameters(),
      transitionCount: 50, seed: 2)
  }

  @Test("Stored transitions are read back", arguments: DemonstrationRun.Demonstrator.allCases)
  func transitions(demonstrator: DemonstrationRun.Demonstrator) throws {
    let output = try Self.run(demonstrator).output()
    #expect(Set(output.files.keys) == ["transitions.safetensors", "trajectory.csv"])
    let transitions = try Transitions(
      Safetensors(
        decoding: try #require(output.files["transitions.safetensors"]), file: "a", isSealed: true),
      file: "a")
    #expect(transitions.count == 50)
    #expect(transitions.observations.columnCount == 3)
    #expect(transitions.actions.elements.allSatisfy { abs($0) <= 1 })
    #expect(
      transitions.nextObservations.rows(Array(0..<49))
        == transitions.observations.rows(Array(1..<50)))
    #expect(output["survived_count"] == 1)
  }
}
