import Testing

@testable import Statistics

@Suite struct StudentTTests {
  @Test("Tails agree with fifty digits")
  func tails() throws {
    for numbers in try StatisticsReference().numbers("t_tail") {
      let distribution = StudentT(degreesOfFreedom: numbers[0])
      let tolerance = numbers[0] <= 150 ? 1e-12 : 1e-11
      #expect(
        isClose(distribution.upperTail(numbers[1]), numbers[2], within: tolerance), "\(numbers)")
      #expect(isClose(distribution.upperTail(-numbers[1]), 1 - numbers[2], within: tolerance))
    }
  }

  @Test("The incomplete beta function of whole numbers is the tail of a binomial distribution")
  func incompleteBeta() {
    // I_x(2, 3) = P(at least 2 of 4 successes).
    for x in [0, 0.01, 0.3, 0.5, 0.9, 1] {
      let tail = 6 * x * x * (1 - x) * (1 - x) + 4 * x * x * x * (1 - x) + x * x * x * x
      #expect(isClose(regularizedIncompleteBeta(x, complement: 1 - x, 2, 3), tail, within: 1e-13))
    }
  }
}
