import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct RolloutBufferTests {
  private let expert = LinearExpert.transitions(100, noise: 0, stream: "expert")

  private func models() -> (policy: TanhGaussianPolicy, dynamics: GaussianDynamics) {
    var generator = Generator(seed: 1, stream: "models")
    return (
      TanhGaussianPolicy(
        observationCount: 2, actionCount: 1, hiddenWidths: [8], using: &generator),
      GaussianDynamics(
        observationCount: 2, actionCount: 1, hiddenWidths: [8], using: &generator)
    )
  }

  private func settings(sampled: Bool = false) -> RolloutBuffer.Settings {
    var settings = RolloutBuffer.Settings()
    settings.interval = 10
    settings.fraction = 0.25
    settings.sampled = sampled
    return settings
  }

  @Test("A rollout is one policy step from the model's next state") func rollout() {
    var (policy, dynamics) = models()
    var buffer = RolloutBuffer(like: expert, settings: settings())
    buffer.refresh(atStep: 0, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
    var stream = Generator(seed: 3, stream: "rollouts", index: 0)
    let start = expert.rows(stream.indices(100, below: 100))
    let states = dynamics.meanNextObservations(after: start.observations.besides(start.actions))
    let actions = policy.modes(at: states)
    let next = dynamics.meanNextObservations(after: states.besides(actions))
    #expect(
      buffer.transitions
        == Transitions(observations: states, actions: actions, nextObservations: next))
  }

  @Test("A rollout has as many transitions as its horizon") func horizon() {
    var (policy, dynamics) = models()
    var settings = settings()
    settings.horizon = 4
    var buffer = RolloutBuffer(like: expert, settings: settings)
    #expect(!buffer.isFilled)
    buffer.refresh(atStep: 0, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
    #expect(buffer.isFilled)
    // 25 rollouts of 4 transitions each, step by step, fill the buffer of 100.
    let made = buffer.transitions
    for step in 0..<3 {
      let (here, there) = (Array(25 * step..<25 * (step + 1)), 25 * (step + 1))
      #expect(
        made.nextObservations.rows(here)
          == made.observations.rows(here.map { $0 - 25 * step + there }))
    }
  }

  @Test("Rollouts are refreshed at their interval, the oldest first") func ring() {
    var (policy, dynamics) = models()
    var buffer = RolloutBuffer(like: expert, settings: settings())
    buffer.refresh(atStep: 0, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
    var contents = [buffer.transitions.observations]
    for step in 1...50 {
      let before = buffer.transitions
      buffer.refresh(atStep: step, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
      #expect((buffer.transitions != before) == (step % 10 == 0))
      if step % 10 == 0 { contents.append(buffer.transitions.observations) }
    }
    // The second refresh replaced only the first quarter; the fifth replaced it again.
    #expect(contents[1].rows(Array(25..<100)) == contents[0].rows(Array(25..<100)))
    #expect(contents[1].row(0) != contents[0].row(0))
    #expect(contents[5].rows(Array(25..<100)) == contents[4].rows(Array(25..<100)))
    #expect(contents[5].row(0) != contents[4].row(0))
  }

  @Test("Samples differ from means") func samples() {
    var (policy, dynamics) = models()
    var means = RolloutBuffer(like: expert, settings: settings())
    var draws = RolloutBuffer(like: expert, settings: settings(sampled: true))
    means.refresh(atStep: 0, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
    draws.refresh(atStep: 0, from: expert, seed: 3, policy: &policy, dynamics: &dynamics)
    #expect(means.transitions != draws.transitions)
  }
}
