import Testing

@testable import Statistics

@Test func meanAndDeviationOfAKnownSampleAreThoseWorkedOutByHand() {
  #expect(Statistics.mean(of: [1, 2, 6]) == 3)
  #expect(Statistics.standardDeviation(of: [1, 2, 6], ddof: 1) == 7.0.squareRoot())
  #expect(Statistics.standardDeviation(of: [1, 5], ddof: 0) == 2)
}

@Test func tooFewValuesHaveNoMeanAndNoDeviation() {
  #expect(Statistics.mean(of: []) == nil)
  #expect(Statistics.standardDeviation(of: [3], ddof: 1) == nil)
}
