import LinearAlgebra
import RealModule
import Testing

@testable import TSNE

@Suite struct DivergenceTests {
  @Test("The divergence agrees with its definition")
  func definition() {
    let affinities = Affinities(
      of: points(25, around: [[0, 0, 0]]), perplexity: 5, workers: oneWorker)
    var generator = Generator(seed: 2, stream: "coordinates")
    let coordinates = (0..<25).map { _ in SIMD2(generator.normal(), generator.normal()) }
    func kernel(_ row: Int, _ column: Int) -> Double {
      let difference = coordinates[row] - coordinates[column]
      return 1 / (1 + difference.x * difference.x + difference.y * difference.y)
    }
    let pairs = (0..<25).flatMap { row in (0..<25).map { (row, $0) } }.filter { $0.0 != $0.1 }
    let normalizer = pairs.reduce(0) { $0 + kernel($1.0, $1.1) }
    let expected = pairs.reduce(0) { sum, pair in
      let affinity = Double(affinities[pair.0, pair.1])
      guard affinity > 0 else { return sum }
      return sum + affinity * Double.log(affinity * normalizer / kernel(pair.0, pair.1))
    }
    #expect(expected > 0)
    #expect(
      abs(klDivergence(of: affinities, at: coordinates, workers: oneWorker) - expected) < 1e-12)
  }
}
