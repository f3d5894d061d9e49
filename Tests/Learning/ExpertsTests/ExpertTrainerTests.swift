import Environments
import LinearAlgebra
import Testing

@testable import Experts

@Suite struct ExpertTrainerTests {
  private static let settings = {
    var settings = ExpertTrainer.Settings()
    settings.epochStepCount = 80
    settings.warmUpStepCount = 100
    settings.replayCapacity = 160
    settings.learner.policyWidths = [8]
    settings.learner.criticWidths = [8]
    settings.learner.quantileCount = 5
    settings.learner.droppedQuantileCount = 1
    settings.learner.batchCount = 8
    return settings
  }()

  private static func trainer() throws -> ExpertTrainer {
    ExpertTrainer(settings: settings, model: try hopper(), seed: 6)
  }

  @Test("Learning begins after the uniform exploration") func warmUp() throws {
    var trainer = try Self.trainer()
    let tensors = trainer.learner.tensors
    let first = try #require(try trainer.epoch(while: { true }))
    #expect(first.block.count == 80)
    #expect(first.diagnostics.isEmpty)
    #expect(trainer.learner.tensors == tensors)
    let second = try #require(try trainer.epoch(while: { true }))
    #expect(second.diagnostics.count == TQC.diagnosticNames.count)
    #expect(trainer.learner.tensors != tensors)
  }

  @Test("A training resumed from the blocks in the buffer has the same bits") func resume() throws {
    var whole = try Self.trainer()
    var blocks: [ReplayBlock] = []
    for _ in 0..<3 {
      blocks.append(try #require(try whole.epoch(while: { true })).block)
    }
    let state = Dictionary(uniqueKeysWithValues: whole.learner.tensors.map { ($0.name, $0) })
    var continued = try Self.trainer()
    // The buffer holds two of the three epochs.
    try continued.restore(state, blocks: Array(blocks.suffix(2)), epochCount: 3)
    #expect(continued.stepCount == 240)
    let expected = try #require(try whole.epoch(while: { true }))
    let found = try #require(try continued.epoch(while: { true }))
    #expect(found.block == expected.block)
    #expect(continued.learner.tensors == whole.learner.tensors)
  }

  @Test("Only ends of the task are terminal") func terminals() throws {
    var trainer = try Self.trainer()
    let block = try #require(try trainer.epoch(while: { true })).block
    // A hopper under random torques falls within some twenty steps.
    #expect(block.terminals.contains(1))
    for row in 0..<block.count {
      let (height, pitch) = (block.nextObservations[row, 0], block.nextObservations[row, 1])
      let isUp = height > 0.7 && abs(pitch) < 0.2
      #expect(block.terminals[row] == (isUp ? 0 : 1))
    }
  }

  @Test("An epoch stops on request") func stop() throws {
    var trainer = try Self.trainer()
    let epoch = try trainer.epoch(while: { false })
    #expect(epoch == nil)
    #expect(trainer.epochCount == 0)
  }
}
