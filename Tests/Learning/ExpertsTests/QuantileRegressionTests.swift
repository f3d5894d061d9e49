import LinearAlgebra
import Testing

@testable import Experts

@Suite struct QuantileRegressionTests {
  private func targets(_ values: [[Float]], droppedCount: Int) -> TruncatedTargets {
    var targets = TruncatedTargets(
      rowCount: 1, pooledCount: values.reduce(0) { $0 + $1.count }, droppedCount: droppedCount)
    targets.fill(row: 0, from: values, reward: 1, discount: 0.5, entropyCost: 0.25)
    return targets
  }

  @Test("Targets are the pooled quantiles in order without the largest") func pooling() {
    let targets = targets([[3, 1, 2], [9, 0, 2.5]], droppedCount: 2)
    #expect(targets.values == [0, 1, 2, 2.5].map { 1 + 0.5 * ($0 - 0.25) })
  }

  /// The loss in Double, from the definition.
  private func reference(_ quantiles: [Double], _ targets: [Double]) -> Double {
    var sum = 0.0
    for (level, quantile) in quantiles.enumerated() {
      let rate = (Double(level) + 0.5) / Double(quantiles.count)
      for target in targets {
        let delta = target - quantile
        let huber = abs(delta) <= 1 ? delta * delta / 2 : abs(delta) - 0.5
        sum += abs(rate - (delta < 0 ? 1 : 0)) * huber
      }
    }
    return sum / Double(quantiles.count * targets.count)
  }

  @Test("Loss and gradient agree with the definition", arguments: [3, 8, 11, 46])
  func loss(targetCount: Int) {
    var generator = Generator(seed: 1, stream: "quantiles", index: targetCount)
    let pooled = (0..<targetCount + 1).map { _ in Float(4 * generator.normal()) }
    let targets = targets([pooled], droppedCount: 1)
    let quantiles = (0..<5).map { _ in Float(2 * generator.normal()) }
    var gradient = [Float](repeating: 0, count: 5)
    let loss = quantileHuberLoss(
      of: quantiles, quantileCount: 5, against: targets, rowCount: 1, gradient: &gradient)
    let goals = targets.values.map(Double.init)
    let point = quantiles.map(Double.init)
    #expect(abs(Double(loss) - reference(point, goals)) < 1e-5)
    for index in point.indices {
      var (ahead, behind) = (point, point)
      ahead[index] += 1e-6
      behind[index] -= 1e-6
      let slope = (reference(ahead, goals) - reference(behind, goals)) / 2e-6
      #expect(abs(slope - Double(gradient[index])) < 1e-5)
    }
  }

  @Test("Quantiles converge to the quantiles of their targets") func convergence() {
    // Of 0…99 the quantile of level (m − ½)/4 is near 100 (m − ½)/4; the Huber loss leaves a bias
    // below its threshold of 1.
    var targets = TruncatedTargets(rowCount: 1, pooledCount: 100, droppedCount: 0)
    targets.fill(
      row: 0, from: [(0..<100).map(Float.init)], reward: 0, discount: 1, entropyCost: 0)
    var quantiles: [Float] = [0, 0, 0, 0]
    var gradient = quantiles
    for _ in 0..<20_000 {
      _ = quantileHuberLoss(
        of: quantiles, quantileCount: 4, against: targets, rowCount: 1, gradient: &gradient)
      for index in quantiles.indices { quantiles[index] -= 0.5 * gradient[index] * 4 }
    }
    for (level, quantile) in quantiles.enumerated() {
      #expect(abs(quantile - (25 * Float(level) + 12)) < 1.5)
    }
  }
}
