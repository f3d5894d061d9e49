import Datasets
import Environments
import Experts
import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing
@testable import DataFiles
@testable import Records
@testable import Running
@testable import Store

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

@Suite struct BenchmarkDemonstrationRunTests {
  private static func run(_ hopper: DemonstratedHopper, count: Int) throws -> RunOutput {
    try BenchmarkDemonstrationRun(
      task: .hopper, origin: .policy(hopper.expert, DemonstratedHopper.model),
      transitionCount: count, seed: 0
    ).output(monitor: .patient)
  }

  private static func dataset(_ output: RunOutput) throws -> Dataset {
    let name = ResultFile.transitions
    let data = try #require(output.files[name])
    return try Dataset(Safetensors(decoding: data, file: name, isSealed: true), file: name)
  }

  @Test("A policy generates demonstrations and their metrics") func generated() throws {
    let hopper = try DemonstratedHopper()
    let output = try Self.run(hopper, count: 1_500)
    let dataset = try Self.dataset(output)
    #expect(dataset.count == 1_500)
    #expect(output["transition_count"] == 1_500)
    var policy = try hopper.expert.policy
    let densities = policy.logDensities(
      of: dataset.transitions.actions, at: dataset.transitions.observations
    ).elements
    let likelihood = densities.reduce(0) { $0 + Double($1) } / 1_500
    #expect(abs((try #require(output["log_likelihood_demonstrator"])) - likelihood) < 1e-5)
    #expect(output["episode_count"] == Double(dataset.trajectories.count))
    let returns = dataset.trajectories.map { $0.reduce(0) { $0 + Double(dataset.rewards[$1]) } }
    let mean = returns.reduce(0, +) / Double(returns.count)
    #expect(abs((try #require(output["return_mean"])) - mean) < 1e-9)
    #expect(
      output["normalized_score_mean"] == NormalizedScore(of: .hopper).score(ofReturn: mean))
  }

  @Test("A generated file gives the same dataset as a generating run") func generatedFile() throws {
    let hopper = try DemonstratedHopper()
    let file = hopper.folder.url.appending(path: "hopper.hdf5")
    _ = try DataGeneration(
      named: "hopper-expert", in: hopper.folder.url, models: Models(work: workingStore)
    ).write(700, seed: 0, to: file, progress: { _ in true })
    var process = ImportProcess()
    process.program = TemporaryProject.program
    let read = try process.dataset(from: file, options: .init(layout: .d4rl), .all, seed: 0)
    #expect(read == (try Self.dataset(Self.run(hopper, count: 700))))
  }
}
