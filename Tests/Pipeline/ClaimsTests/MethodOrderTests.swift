import Testing
@testable import Claims
@testable import Statistics

private func row(_ published: [Double], _ ours: [[Double]]) throws -> MethodOrder.Row {
  MethodOrder.Row(
    published: published,
    ours: try #require(ScoreMatrix(ours.enumerated().map { .init("\($0.offset)", $0.element) })))
}

@Test func theSameOrderOfMethodsAgreesWhateverTheScores() throws {
  let order = try #require(
    try MethodOrder(in: [row([10, 20, 30], [[1, 2, 3], [11, 12, 13], [21, 22, 23]])]))
  #expect(order.agreement == 1)
  #expect(order.interval == ConfidenceInterval(lower: 1, upper: 1))
  #expect(order.isSmallSample)
}

@Test func agreementIsTheMeanOverRows() throws {
  let same = try row([10, 20, 30], [[1], [2], [3]])
  let reverse = try row([30, 20, 10], [[1], [2], [3]])
  let order = try #require(MethodOrder(in: [same, same, same, reverse]))
  #expect(order.agreement == 0.5)
  #expect(order.interval == nil)
}

@Test func seedsThatDisagreeWidenTheIntervalOfTheAgreement() throws {
  let order = try #require(
    try MethodOrder(in: [row([10, 20, 30], [[1, 2, 30], [11, 12, 13], [21, 2, 23]])]))
  let interval = try #require(order.interval)
  #expect(interval.lower < order.agreement && order.agreement <= interval.upper)
  #expect(interval.lower >= -1 && interval.upper <= 1)
}

@Test func aRowWithoutAnOrderHasNoAgreement() throws {
  #expect(try MethodOrder(in: [row([10, 20], [[5, 5], [5, 5]])]) == nil)
  #expect(MethodOrder(in: []) == nil)
}
