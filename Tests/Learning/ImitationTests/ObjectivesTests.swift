import Imitation
import LinearAlgebra
import Testing
import _Differentiation

/// Objectives against each other and against central differences, in Double.
@Suite struct ObjectivesTests {
  private let expertLog = samples(count: 7, stream: "expert log") { 3 * $0 }
  private let rolloutLog = samples(count: 5, stream: "rollout log") { 3 * $0 }
  private let expertOutputs = samples(count: 7, stream: "expert d") { 0.5 + 0.12 * $0 }
  private let rolloutOutputs = samples(count: 5, stream: "rollout d") { 0.5 + 0.12 * $0 }

  private static func samples(
    count: Int, stream: String, _ shape: (Double) -> Double
  ) -> Samples<Double> {
    var generator = Generator(seed: 2, stream: stream)
    return Samples((0..<count).map { _ in shape(max(-2.5, min(2.5, generator.normal()))) })
  }

  /// E[wᵢ xᵢ] written out term by term.
  private func mean(_ values: Samples<Double>, _ weight: (Int) -> Double) -> Double {
    values.elements.indices.reduce(0.0) { $0 + weight($1) * values.elements[$1] }
      / Double(values.count)
  }

  @Test func likelihoodLossesAreMeansOfNegativeLogDensities() {
    #expect(abs(equation1(logPolicy: expertLog) + mean(expertLog) { _ in 1 }) < 1e-12)
    #expect(abs(equation2(logDynamics: expertLog) + mean(expertLog) { _ in 1 }) < 1e-12)
    let both = equation13(expertLogPolicy: expertLog, rolloutLogPolicy: rolloutLog)
    #expect(abs(both + mean(expertLog) { _ in 1 } + mean(rolloutLog) { _ in 1 }) < 1e-12)
  }

  @Test func correctionWeighsExpertByInverseAndRolloutByInverseOfTheRest() {
    let expected =
      mean(expertLog) { 1 / expertOutputs.elements[$0] }
      - mean(rolloutLog) { 1 / (1 - rolloutOutputs.elements[$0]) }
    let policy = equation7(
      expertLogPolicy: expertLog, rolloutLogPolicy: rolloutLog, expertOutputs: expertOutputs,
      rolloutOutputs: rolloutOutputs)
    let dynamics = equation8(
      expertLogDynamics: expertLog, rolloutLogDynamics: rolloutLog,
      expertOutputs: expertOutputs, rolloutOutputs: rolloutOutputs)
    #expect(abs(policy - expected) < 1e-12)
    #expect(abs(dynamics - expected) < 1e-12)
  }

  /// Equation 15: the loss of DMIL is the weighted likelihood loss and the correction.
  @Test func lossOfDMILIsLikelihoodAndCorrection() {
    let policy = equation22(
      expertLogPolicy: expertLog, rolloutLogPolicy: rolloutLog, expertOutputs: expertOutputs,
      rolloutOutputs: rolloutOutputs, alpha: 10)
    let correction = equation7(
      expertLogPolicy: expertLog, rolloutLogPolicy: rolloutLog, expertOutputs: expertOutputs,
      rolloutOutputs: rolloutOutputs)
    #expect(abs(policy - (10 * equation1(logPolicy: expertLog) + correction)) < 1e-11)
    let dynamics = equation24(
      expertLogDynamics: expertLog, rolloutLogDynamics: rolloutLog,
      expertOutputs: expertOutputs, rolloutOutputs: rolloutOutputs, alpha: 10)
    #expect(abs(dynamics - policy) < 1e-11)
  }

  @Test func discriminatorLossIsACrossEntropy() {
    let loss = equation3(
      expertOutputs: Samples<Double>([0.5, 0.25]), rolloutOutputs: Samples([0.9]))
    #expect(abs(loss - (0.5 * (0.693_147_180_56 + 1.386_294_361_12) + 2.302_585_092_99)) < 1e-9)
  }

  @Test func gradientsAreSlopes() {
    check(expertLog) { equation1(logPolicy: $0) }
    check(expertLog) { equation2(logDynamics: $0) }
    let (expert, rollout) = (expertOutputs, rolloutOutputs)
    let (expertLog, rolloutLog) = (expertLog, rolloutLog)
    check(expertLog) { equation13(expertLogPolicy: $0, rolloutLogPolicy: rolloutLog) }
    check(rolloutLog) { equation13(expertLogPolicy: expertLog, rolloutLogPolicy: $0) }
    check(expertLog) {
      equation22(
        expertLogPolicy: $0, rolloutLogPolicy: rolloutLog, expertOutputs: expert,
        rolloutOutputs: rollout, alpha: 10)
    }
    check(rolloutLog) {
      equation22(
        expertLogPolicy: expertLog, rolloutLogPolicy: $0, expertOutputs: expert,
        rolloutOutputs: rollout, alpha: 10)
    }
    check(expertLog) {
      equation24(
        expertLogDynamics: $0, rolloutLogDynamics: rolloutLog, expertOutputs: expert,
        rolloutOutputs: rollout, alpha: 10)
    }
    check(rolloutLog) {
      equation24(
        expertLogDynamics: expertLog, rolloutLogDynamics: $0, expertOutputs: expert,
        rolloutOutputs: rollout, alpha: 10)
    }
    check(expert) { equation3(expertOutputs: $0, rolloutOutputs: rollout) }
    check(rollout) { equation3(expertOutputs: expert, rolloutOutputs: $0) }
  }

  private func check(
    _ point: Samples<Double>, sourceLocation: SourceLocation = #_sourceLocation,
    _ objective: @differentiable(reverse) (Samples<Double>) -> Double
  ) {
    let analytic = gradient(at: point, of: objective).elements
    for index in analytic.indices {
      let step = 1e-6
      var (ahead, behind) = (point, point)
      ahead.elements[index] += step
      behind.elements[index] -= step
      let slope = (objective(ahead) - objective(behind)) / (2 * step)
      #expect(abs(slope - analytic[index]) < 1e-7, sourceLocation: sourceLocation)
    }
  }
}
