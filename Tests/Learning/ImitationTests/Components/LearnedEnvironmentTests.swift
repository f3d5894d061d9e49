import Datasets
import LinearAlgebra
import Networks
import RealModule
import Testing

@testable import Imitation

@Suite struct LearnedEnvironmentTests {
  private let expert = LinearExpert.transitions(50, noise: 0, stream: "expert")
  private var settings: LearnedEnvironment.Settings {
    var settings = LearnedEnvironment.Settings()
    settings.dynamicsWidths = [8]
    settings.dynamicsLearningRate = 3e-3
    settings.randomStepCount = 20
    settings.episodeStepLimit = 7
    return settings
  }

  private func policy() -> TanhGaussianPolicy {
    var generator = Generator(seed: 1, stream: "policy")
    return TanhGaussianPolicy(
      observationCount: 2, actionCount: 1, hiddenWidths: [8], using: &generator)
  }

  private func environment(
    _ settings: LearnedEnvironment.Settings,
    endsEpisode: @escaping @Sendable ([Float]) -> Bool = { _ in false }
  ) -> LearnedEnvironment {
    LearnedEnvironment(
      settings: settings,
      data: ImitationData(expert: ImitationData.Part(expert), endsEpisode: endsEpisode), seed: 3)
  }

  /// An environment after `stepCount` steps.
  private func visited(
    _ settings: LearnedEnvironment.Settings, stepCount: Int = 60,
    endsEpisode: @escaping @Sendable ([Float]) -> Bool = { _ in false }
  ) -> Transitions {
    var (environment, policy) = (environment(settings, endsEpisode: endsEpisode), policy())
    var trace: Trace?
    environment.advance(toStep: stepCount, policy: &policy, trace: &trace)
    return environment.replay.transitions
  }

  /// Whether the state of row `index` is the next state of the row before it.
  private func continues(_ transitions: Transitions, at index: Int) -> Bool {
    transitions.observations.row(index).elementsEqual(
      transitions.nextObservations.row(index - 1))
  }

  private func isOfExpert(_ state: ArraySlice<Float>) -> Bool {
    (0..<expert.count).contains { expert.observations.row($0).elementsEqual(state) }
  }

  @Test("Episodes begin at states of the expert and end at the step limit") func episodes() {
    let transitions = visited(settings)
    #expect(transitions.count == 60)
    for index in 0..<60 {
      if index % 7 == 0 {
        #expect(isOfExpert(transitions.observations.row(index)))
      } else {
        #expect(continues(transitions, at: index))
      }
    }
  }

  @Test("An episode ends by the task's condition") func taskEnd() {
    var settings = settings
    settings.episodeStepLimit = 1_000
    settings.stateBound = 1_000
    let transitions = visited(settings) { $0[0] > 0.5 }
    for index in 1..<60 {
      let isOver = transitions.nextObservations[index - 1, 0] > 0.5
      #expect(continues(transitions, at: index) != isOver)
    }
  }

  @Test("An episode ends beyond the bound of the states") func stateBound() {
    var settings = settings
    settings.episodeStepLimit = 1_000
    settings.stateBound = 1.2
    let transitions = visited(settings)
    var endCount = 0
    for index in 1..<60 {
      let isOver = transitions.nextObservations.row(index - 1).contains { abs($0) > 1.2 }
      endCount += isOver ? 1 : 0
      #expect(continues(transitions, at: index) != isOver)
    }
    #expect(endCount > 0)
  }

  @Test("Actions are uniform first, and then noisy modes") func actions() {
    var settings = settings
    settings.randomStepCount = 2_000
    let uniform = visited(settings, stepCount: 2_000).actions.elements
    #expect(uniform.allSatisfy { abs($0) <= 1 })
    let square = uniform.reduce(0) { $0 + $1 * $1 } / 2_000
    #expect(abs(square - 1 / 3) < 0.03)

    settings.randomStepCount = 0
    let transitions = visited(settings, stepCount: 2_000)
    var policy = policy()
    let modes = policy.modes(at: transitions.observations).elements
    let noise = zip(transitions.actions.elements, modes).map { $0 - $1 }
    let variance = noise.reduce(0) { $0 + $1 * $1 } / 2_000
    #expect(abs(variance.squareRoot() - 0.1) < 0.01)

    settings.actionNoise = 100
    let clipped = visited(settings).actions.elements
    #expect(clipped.allSatisfy { abs($0) <= 1 } && clipped.contains(1))
  }

  @Test("Next states are drawn from the fitted model") func nextStates() {
    var (environment, policy) = (environment(settings), policy())
    var trace: Trace?
    var batch = Batch([.expert], countPerDataset: 32, like: expert)
    for step in 0..<400 {
      batch.draw(.expert, from: expert, seed: 0, step: step)
      _ = environment.fit(to: batch, trace: &trace)
    }
    environment.advance(toStep: 500, policy: &policy, trace: &trace)
    let transitions = environment.replay.transitions
    let stateActions = transitions.observations.besides(transitions.actions)
    var dynamics = environment.dynamics
    let means = dynamics.meanNextObservations(after: stateActions)
    let errors = zip(transitions.nextObservations.elements, means.elements).map { $0 - $1 }
    let deviation = (errors.reduce(0) { $0 + $1 * $1 } / Float(errors.count)).squareRoot()
    let expected = Float.exp(dynamics.meanLogStd(after: stateActions))
    #expect(deviation > 0.5 * expected && deviation < 2 * expected)
  }

  @Test("A resumed environment has the same bits", arguments: [0, 7, 11, 25])
  func resume(stop: Int) throws {
    var policy = policy()
    var trace: Trace?
    var whole = environment(settings)
    whole.advance(toStep: 40, policy: &policy, trace: &trace)
    var part = environment(settings)
    part.advance(toStep: stop, policy: &policy, trace: &trace)
    var resumed = environment(settings)
    try resumed.restore(dictionary(part.tensors))
    resumed.advance(toStep: 40, policy: &policy, trace: &trace)
    #expect(resumed.tensors == whole.tensors)
  }
}
