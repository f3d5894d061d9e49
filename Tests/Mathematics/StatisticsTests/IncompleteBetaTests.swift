import Testing

@testable import Statistics

@Test("The incomplete beta function of whole numbers is the tail of a binomial distribution")
func incompleteBetaOfIntegers() {
  // I_x(2, 3) = P(at least 2 of 4 successes).
  for x in [0.01, 0.3, 0.5, 0.9] {
    let tail =
      6 * x * x * (1 - x) * (1 - x) + 4 * x * x * x * (1 - x) + x * x * x * x
    #expect(isClose(regularizedIncompleteBeta(x, complement: 1 - x, 2, 3), tail, within: 1e-13))
  }
}

@Test("The incomplete beta function goes from zero to one")
func incompleteBetaLimits() {
  #expect(regularizedIncompleteBeta(0, complement: 1, 0.5, 7) == 0)
  #expect(regularizedIncompleteBeta(1, complement: 0, 0.5, 7) == 1)
}
