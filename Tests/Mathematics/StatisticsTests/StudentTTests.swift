import Testing

@testable import Statistics

@Test("Tails agree with a hundred digits")
func studentTTails() throws {
  for numbers in try StatisticsReference().numbers("t_tail") {
    let distribution = StudentT(degreesOfFreedom: numbers[0])
    let tolerance = numbers[0] <= 150 ? 1e-12 : 1e-11
    #expect(
      isClose(distribution.upperTail(numbers[1]), numbers[2], within: tolerance), "\(numbers)")
    #expect(isClose(distribution.cumulative(numbers[1]), 1 - numbers[2], within: tolerance))
  }
}

@Test("Quantiles agree with a hundred digits")
func studentTQuantiles() throws {
  for numbers in try StatisticsReference().numbers("t_quantile") {
    let distribution = StudentT(degreesOfFreedom: numbers[0])
    #expect(isClose(distribution.quantile(numbers[1]), numbers[2], within: 1e-11), "\(numbers)")
    #expect(distribution.quantile(1 - numbers[1]) == -distribution.quantile(1 - (1 - numbers[1])))
  }
}
