import LinearAlgebra
import Testing

@testable import TSNE

@Suite struct GradientTests {
  private func slopes(
    of affinities: Affinities, exaggeration: Double, at coordinates: [SIMD2<Float>]
  ) -> [SIMD2<Float>] {
    gradient(
      attractions: attractions(of: affinities, at: coordinates, workers: oneWorker),
      exaggeration: exaggeration, repulsion: exactRepulsion(at: coordinates, workers: oneWorker))
  }

  private func affinities(_ points: Matrix, perplexity: Double) -> Affinities {
    Affinities(of: points, perplexity: perplexity, workers: oneWorker)
  }

  @Test(arguments: [16, 21, 40])
  func isTheSlopeOfTheDivergence(count: Int) {
    let affinities = affinities(points(count, around: [[0, 0, 0], [4, 0, 2]]), perplexity: 4)
    let coordinates = scattered(count)
    let slopes = slopes(of: affinities, exaggeration: 1, at: coordinates)
    let doubles = coordinates.map { SIMD2<Double>($0) }
    let largest = slopes.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    for point in 0..<count {
      for axis in 0..<2 {
        let width = 1e-5
        var above = doubles
        var below = doubles
        above[point][axis] += width
        below[point][axis] -= width
        let difference =
          (klDivergence(of: affinities, at: above, workers: oneWorker)
            - klDivergence(of: affinities, at: below, workers: oneWorker)) / (2 * width)
        #expect(abs(Double(slopes[point][axis]) - difference) < 2e-5 * Double(largest))
      }
    }
  }

  /// 4 (e · attraction − repulsion): a straight line in e, and at e = 1 the slope above.
  @Test func isAffineInTheExaggeration() {
    let affinities = affinities(points(40, around: [[0, 0, 0]]), perplexity: 10)
    let coordinates = scattered(40)
    let (one, two, twelve) = (
      slopes(of: affinities, exaggeration: 1, at: coordinates),
      slopes(of: affinities, exaggeration: 2, at: coordinates),
      slopes(of: affinities, exaggeration: 12, at: coordinates)
    )
    for point in 0..<40 {
      let expected = one[point] + 11 * (two[point] - one[point])
      let error = twelve[point] - expected
      #expect(abs(error.x) < 1e-5 && abs(error.y) < 1e-5)
      #expect(twelve[point] != one[point])
    }
  }

  @Test func movesNoCenterOfMass() {
    let affinities = affinities(points(45, around: [[0, 0], [5, 5]]), perplexity: 10)
    let slopes = slopes(of: affinities, exaggeration: 12, at: scattered(45))
    let sum = slopes.reduce(SIMD2<Float>.zero, +)
    let largest = slopes.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    #expect(largest > 0)
    #expect(abs(sum.x) < 1e-4 * largest && abs(sum.y) < 1e-4 * largest)
  }
}
