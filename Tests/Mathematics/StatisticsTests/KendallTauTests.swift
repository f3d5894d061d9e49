import Testing

@testable import Statistics

@Test func kendallsTauIsThatOfSciPyWithTies() throws {
  for numbers in try StatisticsReference().numbers("kendall") {
    let count = numbers.count / 2
    let tau = try #require(
      kendallTau(Array(numbers[..<count]), Array(numbers[count..<(2 * count)])))
    #expect(isClose(tau, numbers[2 * count], within: 1e-12))
  }
}

@Test func theSameOrderHasTauOneAndItsReverseMinusOne() {
  #expect(kendallTau([1, 2, 3], [10, 20, 21]) == 1)
  #expect(kendallTau([1, 2, 3], [3, 2, 1]) == -1)
}

@Test func equalNumbersHaveNoOrder() {
  #expect(kendallTau([1, 2], [4, 4]) == nil)
  #expect(kendallTau([1], [2]) == nil)
}
