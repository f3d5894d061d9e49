import Datasets
import Environments
import LinearAlgebra
import Networks
import Testing

@testable import Experts

@Suite struct PolicyRolloutTests {
  private static func rollout(
    _ episodes: Range<Int>, choice: PolicyRollout.Choice = .sample, normalizer: Normalizer? = nil
  ) throws -> PolicyRollout {
    try PolicyRollout(
      of: untrainedPolicy(), normalizer: normalizer, choice: choice, on: hopper(),
      episodes: episodes
    ) { Generator(seed: 1, stream: "episode", index: $0) }
  }

  private static func episodes(_ rollout: PolicyRollout) -> [Episode]? {
    var rollout = rollout
    return rollout.episodes(while: { true })
  }

  @Test("An episode does not depend on the others") func independence() throws {
    let all = try #require(Self.episodes(Self.rollout(0..<6)))
    let some = try #require(Self.episodes(Self.rollout(2..<4)))
    // A product of other size may round differently; untrained hoppers fall before that shows.
    for (one, other) in zip(all[2..<4], some) {
      #expect(one.length == other.length)
      #expect(abs(one.totalReward - other.totalReward) < 1e-3)
    }
  }

  @Test("A repeated rollout has the same bits") func repeatable() throws {
    #expect(
      try Self.episodes(Self.rollout(0..<6)) == Self.episodes(Self.rollout(0..<6)))
  }

  @Test("Every step until the fall is counted") func lengths() throws {
    var rollout = try Self.rollout(0..<4)
    var lengths = [0, 0, 0, 0]
    var fallen: Set<Int> = []
    while rollout.step() {
      for step in rollout.steps {
        #expect(!fallen.contains(step.episode))
        lengths[step.episode] += 1
        if step.isLast { fallen.insert(step.episode) }
      }
    }
    #expect(fallen.count == 4)
    let episodes = try #require(Self.episodes(Self.rollout(0..<4)))
    #expect(lengths == episodes.map(\.length))
  }

  @Test("A step starts in the next state of the step before") func states() throws {
    var rollout = try Self.rollout(0..<3, choice: .mode)
    var last: [Int: [Float]] = [:]
    while rollout.step() {
      for step in rollout.steps {
        let state = Array(rollout.observations.row(step.row))
        if let expected = last[step.episode] { #expect(state == expected) }
        last[step.episode] = Array(rollout.nextObservations.row(step.row))
      }
    }
    #expect(last.count == 3)
  }

  @Test("The policy observes normalized states") func normalizer() throws {
    let normalizer = Normalizer(
      mean: Array(repeating: 0.5, count: 11), deviation: Array(repeating: 2, count: 11))
    var seen = try Self.rollout(0..<1, choice: .mode, normalizer: normalizer)
    let isRunning = seen.step()
    #expect(isRunning)
    var policy = untrainedPolicy()
    let expected = policy.modes(at: normalizer.normalized(seen.observations))
    #expect(seen.actions == expected)
  }

  @Test("A rollout stops on request") func stop() throws {
    var rollout = try Self.rollout(0..<3)
    let episodes = rollout.episodes(while: { false })
    #expect(episodes == nil)
  }
}
