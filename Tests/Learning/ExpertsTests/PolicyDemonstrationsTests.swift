import Datasets
import Environments
import LinearAlgebra
import Networks
import Testing

@testable import Experts

@Suite struct PolicyDemonstrationsTests {
  private static func blocks(_ stepCount: Int, seed: UInt64 = 3) throws -> [DemonstrationBlock] {
    var blocks: [DemonstrationBlock] = []
    try demonstrate(untrainedPolicy(), on: hopper(), stepCount: stepCount, seed: seed) { block in
      blocks.append(block)
      return true
    }
    return blocks
  }

  @Test("The number of steps is the requested one", arguments: [1, 57, 2_000])
  func count(stepCount: Int) throws {
    #expect(try Self.blocks(stepCount).reduce(0) { $0 + $1.count } == stepCount)
  }

  @Test("An episode ends by its task or by a cut") func ends() throws {
    let blocks = try Self.blocks(2_000)
    for block in blocks {
      var end = 0
      for episode in block.episodes {
        for step in end..<end + episode.length - 1 {
          #expect(!block.terminals[step] && !block.timeouts[step])
        }
        end += episode.length
        #expect(block.terminals[end - 1] != block.timeouts[end - 1])
      }
      #expect(end == block.count)
    }
    // Untrained hoppers fall; only the very last episode is cut.
    #expect(blocks.flatMap(\.timeouts).count(where: { $0 }) <= 1)
  }

  @Test("Longer demonstrations begin with the shorter ones") func prefix() throws {
    let short = try #require(Self.blocks(100).first)
    let long = try #require(Self.blocks(1_000).first)
    #expect(long.observations.elements.starts(with: short.observations.elements))
    #expect(long.actions.elements.starts(with: short.actions.elements))
  }

  @Test("Another seed gives other episodes") func seeds() throws {
    #expect(
      try Self.blocks(50).first?.observations != Self.blocks(50, seed: 4).first?.observations)
  }

  @Test("States follow one another within an episode") func states() throws {
    let block = try #require(Self.blocks(300).first)
    for step in 0..<block.count - 1 where !block.terminals[step] && !block.timeouts[step] {
      #expect(block.nextObservations.row(step).elementsEqual(block.observations.row(step + 1)))
    }
  }

  @Test("The receiver can end the demonstrations") func receiver() throws {
    var count = 0
    try demonstrate(untrainedPolicy(), on: hopper(), stepCount: 10_000, seed: 3) { _ in
      count += 1
      return false
    }
    #expect(count == 1)
  }

  @Test("The likelihood is that of the policy on all of its transitions")
  func logLikelihood() throws {
    var policy = untrainedPolicy()
    var counts: [Int] = []
    let demonstrations = try PolicyDemonstrations(
      of: policy, on: hopper(), stepCount: 1_000, seed: 3
    ) {
      counts.append($0)
      return true
    }
    let transitions = demonstrations.dataset.transitions
    #expect(transitions.count == 1_000 && counts.last == 1_000)
    let means = (0..<1_000).map { row in
      let one = transitions.rows([row])
      return Double(policy.logDensities(of: one.actions, at: one.observations).rowSums[0]) / 1_000
    }
    #expect(abs(demonstrations.logLikelihood - means.reduce(0, +)) < 1e-4)
  }
}
