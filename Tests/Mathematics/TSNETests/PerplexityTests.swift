import LinearAlgebra
import RealModule
import Testing

@testable import TSNE

@Suite struct PerplexityTests {
  @Test(arguments: [2.0, 5, 30], [1e-9, 1, 1e9])
  func meetsThePerplexityAskedForAtAnyScale(perplexity: Double, scale: Double) {
    var generator = Generator(seed: 1, stream: "distances")
    let distances = (0..<200).map { _ in scale * generator.uniform() }
    let probabilities = neighborProbabilities(
      squaredDistances: distances, perplexity: perplexity)
    let entropy = probabilities.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(abs(Double.exp(entropy) / perplexity - 1) < 1e-5)
  }

  /// ln p falls linearly in d², which tells it from every other falling function.
  @Test func isGaussianInTheDistance() {
    let distances: [Double] = [1, 2, 3, 5]
    let logs = neighborProbabilities(squaredDistances: distances, perplexity: 2.5)
      .map { Double.log($0) }
    let slope = logs[1] - logs[0]
    #expect(slope < 0)
    for (distance, log) in zip(distances, logs) {
      #expect(abs(log - logs[0] - slope * (distance - 1)) < 1e-12)
    }
  }

  @Test func sharesTheProbabilityAmongTooManyEquallyNearPoints() {
    let distances = Array(repeating: 0.25, count: 10) + Array(repeating: 9, count: 90)
    let probabilities = neighborProbabilities(squaredDistances: distances, perplexity: 4)
    for probability in probabilities.prefix(10) { #expect(abs(probability - 0.1) < 1e-9) }
    for probability in probabilities.suffix(90) { #expect(probability < 1e-9) }
  }

  @Test func sharesTheProbabilityWhenAllPointsCoincide() {
    let probabilities = neighborProbabilities(
      squaredDistances: Array(repeating: 0, count: 8), perplexity: 2)
    #expect(probabilities == Array(repeating: 0.125, count: 8))
  }
}
