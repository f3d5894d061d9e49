import LinearAlgebra
import Networks
import Testing
import _Differentiation

@testable import Imitation

@Suite struct PolicyGradientDiagnosticsTests {
  private var models: PolicyAndModel {
    var settings = LinearExpert.settings
    settings.policyWidths = [3]
    settings.dynamicsWidths = [3]
    settings.rollouts.sampled = true
    var models = PolicyAndModel(
      settings: settings, expert: LinearExpert.data(20).expert.transitions, batchCount: 4, seed: 0)
    models.refreshRollouts(atStep: 0)
    models.drawBatch(atStep: 0)
    return models
  }

  /// Of a loss with these weights of log π on D_e and on D_r.
  private func diagnostics(
    expert: [Float], rollout: [Float]
  ) -> (weights: [Float?], gradients: [Float?]) {
    var models = models
    let (expert, rollout) = (Samples(expert), Samples(rollout))
    return models.policyGradientDiagnostics(on: models.batch) {
      expectation(-expert * $0.expert) + expectation(-rollout * $0.rollout)
    }
  }

  @Test("Shares and cosines of vectors, by hand") func vectors() throws {
    let values = PolicyGradientDiagnostics.values(
      of: [(.expert, [3, 4]), (.rollout, [0, -5])], cloning: [6, 8])
    // g = (3, −1): cosine (18 − 8) / (√10 · 10).
    let expected: [Float] = [0.5, 1 / Float(10).squareRoot(), 1, -0.8]
    for (value, expected) in zip(values, expected) {
      #expect(abs(try #require(value) - expected) < 1e-6)
    }
    let still = PolicyGradientDiagnostics.values(
      of: [(.expert, [0, 0]), (.rollout, [0, 0])], cloning: [1, 0])
    #expect(still == [nil, nil, nil, nil])
  }

  @Test("Mean and standard deviation of the weights, by hand") func weights() {
    let weights = diagnostics(expert: [8, 6, 8, 6], rollout: [1, 5, 1, 5]).weights
    #expect(weights == [7, 1, 3, 2])
  }

  @Test("Constant weights on the expert alone have the gradient of behavioral cloning")
  func cloning() throws {
    let gradients = diagnostics(expert: [8, 8, 8, 8], rollout: [0, 0, 0, 0]).gradients
    #expect(gradients[0] == 0)
    #expect(abs(try #require(gradients[1]) - 1) < 1e-6)
    #expect(abs(try #require(gradients[2]) - 1) < 1e-6)
    #expect(gradients[3] == nil)
  }

  @Test("Shares and cosines of a tiny network, from the gradient of each transition")
  func tinyNetwork() throws {
    let (expert, rollout): ([Float], [Float]) = ([8, 2, 5, -1], [1, 3, 0, 2])
    let gradients = diagnostics(expert: expert, rollout: rollout).gradients
    var models = models
    let batch = models.batch
    _ = models.policy.logDensities(of: batch.actions, at: batch.observations)
    func sum(_ weights: [Float], from first: Int) -> [Float] {
      var sum = [Float](repeating: 0, count: models.policy.network.gradient.count)
      for (row, weight) in weights.enumerated() {
        var one = [Float](repeating: 0, count: 8)
        one[first + row] = -weight / 4
        models.policy.backward(one, at: batch.observations)
        for index in sum.indices { sum[index] += models.policy.network.gradient[index] }
      }
      return sum
    }
    let parts = (expert: sum(expert, from: 0), rollout: sum(rollout, from: 4))
    let expected = PolicyGradientDiagnostics.values(
      of: [(.expert, parts.expert), (.rollout, parts.rollout)],
      cloning: sum([1, 1, 1, 1], from: 0))
    for (value, expected) in zip(gradients, expected) {
      #expect(abs(try #require(value) - (try #require(expected))) < 1e-5)
    }
    #expect((0.01..<0.99).contains(try #require(gradients[0])))
  }

  @Test("The weights are those by which the next step trains the policy")
  func trainedWeights() throws {
    var settings = DMIL.Settings()
    settings.models = LinearExpert.settings
    settings.guidance.widths = [32, 32]
    // d does not move between the diagnostics and the step.
    settings.models.learningRate = 0
    var learner = DMIL(
      settings: settings, data: LinearExpert.data(), batchCount: 512, seed: 0)
    learner.run(101)
    let values = learner.namedDiagnostics(101)
    learner.trace = Trace()
    learner.run(from: 101, 1)
    let tensors = dictionary(try #require(learner.trace).tensors)
    for dataset in ["expert", "rollout"] {
      let weights = try #require(tensors["weights.policy.\(dataset)"]).elements
      let mean = weights.reduce(0, +) / Float(weights.count)
      let deviation = try #require(values["policy_weight_std_\(dataset)"])
      // Of two batches from the same data.
      #expect(
        abs(try #require(values["policy_weight_mean_\(dataset)"]) - mean) < 0.3 * deviation)
    }
  }
}
