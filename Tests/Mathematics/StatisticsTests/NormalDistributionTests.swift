import Testing

@testable import Statistics

@Test func normalProbabilitiesAreThoseOfAHundredfoldPrecision() throws {
  for numbers in try StatisticsReference().numbers("normal") {
    #expect(isClose(NormalDistribution.cumulative(numbers[0]), numbers[1], within: 1e-13))
  }
}

@Test func normalQuantilesAreThoseOfAHundredfoldPrecision() throws {
  for numbers in try StatisticsReference().numbers("normal_quantile") {
    #expect(isClose(NormalDistribution.quantile(numbers[0]), numbers[1], within: 1e-14))
  }
}

@Test func theMedianOfTheNormalDistributionIsZero() {
  #expect(abs(NormalDistribution.quantile(0.5)) < 1e-16)
}
