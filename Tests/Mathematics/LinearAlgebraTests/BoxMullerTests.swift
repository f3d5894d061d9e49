import RealModule
import Testing
@testable import LinearAlgebra

@Suite struct BoxMullerTests {
  @Test("The logarithm errs by some units in the last place at most") func logarithms() {
    var generator = Generator(seed: 1, stream: "logarithms")
    let drawn = (0..<100_000).map { _ in 1 - generator.uniform() }
    let ends = [
      0x1p-53, 0x1p-52, 0.5.nextUp, 0.5.squareRoot(), 0.5.squareRoot().nextUp, 1.0.nextDown,
    ]
    for x in drawn + ends {
      let exact = Double.log(x)
      #expect(abs(logarithm(ofFraction: x) - exact) <= 6e-16 * abs(exact), "log \(x)")
    }
    #expect(logarithm(ofFraction: 1) == 0)
  }

  @Test("The cosine is exact at the quarter turns, and errs by 10⁻¹⁵ at most") func cosines() {
    var generator = Generator(seed: 1, stream: "cosines")
    for _ in 0..<100_000 {
      let turns = generator.uniform()
      // Double.cos loses bits of its argument, 2πx.
      #expect(abs(cosine(ofTurns: turns) - Double.cos(2 * .pi * turns)) <= 1e-15, "\(turns)")
    }
    #expect([0, 0.25, 0.5, 0.75, 1].map(cosine(ofTurns:)) == [1, 0, -1, 0, 1])
  }

  @Test("Normal numbers have the distribution function of the normal distribution")
  func distribution() {
    var generator = Generator(seed: 2, stream: "distribution")
    let count = 100_000
    let drawn = (0..<count).map { _ in generator.normal() }.sorted()
    // Kolmogorov and Smirnov's distance; it is above 1.95/√n for one sample of a thousand.
    let distance = drawn.enumerated().reduce(0.0) { largest, element in
      let below = 0.5 * Double.erfc(-element.element / 2.0.squareRoot())
      return max(largest, abs(below - (Double(element.offset) + 0.5) / Double(count)))
    }
    #expect(distance < 1.95 / Double(count).squareRoot())
  }
}
