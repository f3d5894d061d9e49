import Testing

@testable import Statistics

/// Comparisons of samples, families of tests and orders.
@Suite struct ComparisonTests {
  @Test("Welch's test and the equivalence test agree with SciPy")
  func welch() throws {
    for numbers in try StatisticsReference().numbers("welch") {
      let samples = numbers[2...]
      let first = samples.prefix(Int(numbers[0]))
      let second = samples.dropFirst(first.count).prefix(Int(numbers[1]))
      let ours = try #require(SampleSummary(of: Array(first)))
      let theirs = try #require(SampleSummary(of: Array(second)))
      let test = try #require(WelchTest(ours, theirs))
      let found = [test.degreesOfFreedom, test.pValue, test.equivalencePValue(margin: 8)]
      #expect(areClose(found, numbers.suffix(3), within: 1e-10))
    }
  }

  @Test("Samples of zero variance differ exactly, and one value has no test")
  func limits() throws {
    let sample = SampleSummary(mean: 3, standardDeviation: 0, count: 3)
    let test = try #require(
      WelchTest(sample, SampleSummary(mean: 2, standardDeviation: 0, count: 5)))
    #expect(test.difference == 1)
    #expect(test.pValue == 0)
    #expect(test.equivalencePValue(margin: 2) == 0)
    #expect(test.equivalencePValue(margin: 0.5) == 1)
    #expect(WelchTest(sample, SampleSummary(mean: 3, standardDeviation: nil, count: 1)) == nil)
  }

  @Test("Mean and deviation agree with values computed by hand; too few values have none")
  func moments() {
    #expect(mean(of: [1, 2, 6]) == 3)
    #expect(standardDeviation(of: [1, 2, 6], ddof: 1) == 7.0.squareRoot())
    #expect(standardDeviation(of: [1, 5], ddof: 0) == 2)
    #expect(mean(of: []) == nil)
    #expect(standardDeviation(of: [3], ddof: 1) == nil)
  }

  @Test("Holm's correction agrees with values computed by hand")
  func holm() {
    #expect(areClose(holmCorrection(of: [0.01, 0.04, 0.03, 0.005]), [0.03, 0.06, 0.06, 0.02]))
    #expect(holmCorrection(of: [0.7, 0.9]) == [1, 1])
    #expect(holmCorrection(of: []).isEmpty)
  }

  @Test("Kendall's tau agrees with SciPy, also with ties; equal numbers have none")
  func tau() throws {
    for numbers in try StatisticsReference().numbers("kendall") {
      let count = numbers.count / 2
      let tau = kendallTau(Array(numbers[..<count]), Array(numbers[count..<(2 * count)]))
      #expect(isClose(try #require(tau), numbers[2 * count], within: 1e-12))
    }
    #expect(kendallTau([1, 2, 3], [3, 2, 1]) == -1)
    #expect(kendallTau([1, 2], [4, 4]) == nil)
    #expect(kendallTau([1], [2]) == nil)
  }
}
