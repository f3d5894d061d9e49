import LinearAlgebra
import RealModule
import Testing

@testable import TSNE

@Suite struct PerplexityTests {
  @Test("Probabilities have the given perplexity", arguments: [2.0, 5, 30], [1e-150, 1, 1e150])
  func perplexity(perplexity: Double, scale: Double) {
    var generator = Generator(seed: 1, stream: "distances")
    let distances = (0..<200).map { _ in scale * generator.uniform() }
    let probabilities = neighborProbabilities(
      squaredDistances: distances, perplexity: perplexity)
    let entropy = probabilities.reduce(0) { $1 > 0 ? $0 - $1 * Double.log($1) : $0 }
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(abs(Double.exp(entropy) / perplexity - 1) < 1e-5)
  }

  @Test("The logarithms of probabilities are linear in the squared distance")
  func gaussian() {
    let distances: [Double] = [1, 2, 3, 5]
    let logs = neighborProbabilities(squaredDistances: distances, perplexity: 2.5)
      .map { Double.log($0) }
    let difference = logs[1] - logs[0]
    #expect(difference < 0)
    for (distance, log) in zip(distances, logs) {
      #expect(abs(log - logs[0] - difference * (distance - 1)) < 1e-12)
    }
  }

  @Test("More nearest points than the perplexity have equal probabilities")
  func tooManyNearest() {
    let distances = Array(repeating: 0.25, count: 10) + Array(repeating: 9, count: 90)
    let probabilities = neighborProbabilities(squaredDistances: distances, perplexity: 4)
    for probability in probabilities.prefix(10) { #expect(abs(probability - 0.1) < 1e-9) }
    for probability in probabilities.suffix(90) { #expect(probability < 1e-9) }
  }

  @Test("Points that coincide have equal probabilities")
  func coincidentPoints() {
    let probabilities = neighborProbabilities(
      squaredDistances: Array(repeating: 0, count: 8), perplexity: 2)
    #expect(probabilities == Array(repeating: 0.125, count: 8))
  }
}
