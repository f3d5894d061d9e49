import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct AttractionTests {
  @Test func agreesWithItsDefinition() {
    let count = 50
    let affinities = Affinities(
      of: points(count, around: [[0, 0, 0]]), perplexity: 7, workers: oneWorker)
    let coordinates = scattered(count)
    let expected = (0..<count).map { point in
      (0..<count).reduce(SIMD2<Float>.zero) { sum, other in
        let difference = coordinates[point] - coordinates[other]
        return sum + affinities[point, other] / (1 + (difference * difference).sum()) * difference
      }
    }
    let found = attractions(of: affinities, at: coordinates, workers: oneWorker)
    #expect(relativeError(found, expected) < 1e-6)
  }
}
