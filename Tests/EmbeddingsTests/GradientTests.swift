import LinearAlgebra
import Testing

@testable import Embeddings

@Suite struct GradientTests {
  @Test(arguments: [16, 21, 40])
  func isTheSlopeOfTheDivergence(count: Int) {
    let affinities = Affinities(of: points(count, around: [[0, 0, 0], [4, 0, 2]]), perplexity: 4)
    let coordinates = scattered(count)
    let slopes = gradient(of: affinities, exaggeration: 1, at: coordinates)
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
          (divergence(of: affinities, at: above) - divergence(of: affinities, at: below))
          / (2 * width)
        #expect(abs(Double(slopes[point][axis]) - difference) < 2e-5 * Double(largest))
      }
    }
  }

  /// 4 (e · attraction − repulsion): a straight line in e, and at e = 1 the slope above.
  @Test func isAffineInTheExaggeration() {
    let affinities = Affinities(of: points(40, around: [[0, 0, 0]]), perplexity: 10)
    let coordinates = scattered(40)
    let (one, two, twelve) = (
      gradient(of: affinities, exaggeration: 1, at: coordinates),
      gradient(of: affinities, exaggeration: 2, at: coordinates),
      gradient(of: affinities, exaggeration: 12, at: coordinates)
    )
    for point in 0..<40 {
      let expected = one[point] + 11 * (two[point] - one[point])
      let error = twelve[point] - expected
      #expect(abs(error.x) < 1e-5 && abs(error.y) < 1e-5)
      #expect(twelve[point] != one[point])
    }
  }

  @Test func movesNoCenterOfMass() {
    let affinities = Affinities(of: points(45, around: [[0, 0], [5, 5]]), perplexity: 10)
    let slopes = gradient(of: affinities, exaggeration: 12, at: scattered(45))
    let sum = slopes.reduce(SIMD2<Float>.zero, +)
    let largest = slopes.reduce(0) { max($0, abs($1.x), abs($1.y)) }
    #expect(largest > 0)
    #expect(abs(sum.x) < 1e-4 * largest && abs(sum.y) < 1e-4 * largest)
  }

  private func scattered(_ count: Int) -> [SIMD2<Float>] {
    var generator = Generator(seed: 3, stream: "scattered")
    return (0..<count).map { _ in
      SIMD2(Float(3 * generator.normal()), Float(3 * generator.normal()))
    }
  }
}
