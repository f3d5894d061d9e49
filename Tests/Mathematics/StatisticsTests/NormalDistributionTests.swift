import Testing

@testable import Statistics

@Test("Probabilities agree with a hundred digits")
func normalProbabilities() throws {
  for numbers in try StatisticsReference().numbers("normal") {
    #expect(isClose(NormalDistribution.cumulative(numbers[0]), numbers[1], within: 1e-13))
  }
}

@Test("Quantiles agree with a hundred digits")
func normalQuantiles() throws {
  for numbers in try StatisticsReference().numbers("normal_quantile") {
    #expect(isClose(NormalDistribution.quantile(numbers[0]), numbers[1], within: 1e-14))
  }
}

@Test("The median is zero")
func normalMedian() {
  #expect(abs(NormalDistribution.quantile(0.5)) < 1e-16)
}
