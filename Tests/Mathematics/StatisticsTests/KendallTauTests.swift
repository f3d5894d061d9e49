import Testing

@testable import Statistics

@Test("Tau agrees with SciPy, also with ties")
func kendallTauReference() throws {
  for numbers in try StatisticsReference().numbers("kendall") {
    let count = numbers.count / 2
    let tau = try #require(
      kendallTau(Array(numbers[..<count]), Array(numbers[count..<(2 * count)])))
    #expect(isClose(tau, numbers[2 * count], within: 1e-12))
  }
}

@Test("Tau is one for the same order and minus one for the reverse")
func kendallTauLimits() {
  #expect(kendallTau([1, 2, 3], [10, 20, 21]) == 1)
  #expect(kendallTau([1, 2, 3], [3, 2, 1]) == -1)
}

@Test("Equal numbers have no tau")
func kendallTauOfEqualNumbers() {
  #expect(kendallTau([1, 2], [4, 4]) == nil)
  #expect(kendallTau([1], [2]) == nil)
}
