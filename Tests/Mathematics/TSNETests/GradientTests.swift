import Testing

@testable import TSNE

@Suite struct GradientTests {
  private func gradient(
    of affinities: Affinities, exaggeration: Double, at coordinates: [SIMD2<Float>]
  ) -> [SIMD2<Float>] {
    TSNE.gradient(
      attractions: attractions(of: affinities, at: coordinates, workers: oneWorker),
      exaggeration: exaggeration, repulsion: exactRepulsion(at: coordinates, workers: oneWorker))
  }

  /// Counts with and without a block that is filled up.
  @Test("The gradient agrees with differences of the divergence", arguments: [16, 21, 40])
  func differences(count: Int) {
    let affinities = Affinities(
      of: points(count, around: [[0, 0, 0], [4, 0, 2]]), perplexity: 4, workers: oneWorker)
    let coordinates = scattered(count)
    let gradient = gradient(of: affinities, exaggeration: 1, at: coordinates)
    let doubles = coordinates.map { SIMD2<Double>($0) }
    let largest = gradient.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    for point in 0..<count {
      for axis in 0..<2 {
        let width = 1e-5
        var (above, below) = (doubles, doubles)
        above[point][axis] += width
        below[point][axis] -= width
        let difference =
          (klDivergence(of: affinities, at: above, workers: oneWorker)
            - klDivergence(of: affinities, at: below, workers: oneWorker)) / (2 * width)
        #expect(abs(Double(gradient[point][axis]) - difference) < 2e-5 * Double(largest))
      }
    }
    // Exaggeration multiplies the attraction.
    let attractions = attractions(of: affinities, at: coordinates, workers: oneWorker)
    let exaggerated = self.gradient(of: affinities, exaggeration: 12, at: coordinates)
    #expect(relativeError(exaggerated, zip(gradient, attractions).map { $0 + 44 * $1 }) < 1e-5)
  }
}
