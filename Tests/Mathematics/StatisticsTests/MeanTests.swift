import Testing

@testable import Statistics

@Test("Mean and deviation agree with values computed by hand")
func meanByHand() {
  #expect(mean(of: [1, 2, 6]) == 3)
  #expect(standardDeviation(of: [1, 2, 6], ddof: 1) == 7.0.squareRoot())
  #expect(standardDeviation(of: [1, 5], ddof: 0) == 2)
}

@Test("Too few values have no mean and no deviation")
func meanOfTooFewValues() {
  #expect(mean(of: []) == nil)
  #expect(standardDeviation(of: [3], ddof: 1) == nil)
}
