import Testing

@testable import Statistics

/// Two samples of the fixture, and what scipy makes of them.
private struct ReferenceComparison {
  let test: WelchTest
  let degreesOfFreedom, pValue, lower, upper, equivalencePValue: Double

  init(_ words: [Double]) throws {
    let sizes = (Int(words[0]), Int(words[1]))
    let first = Array(words[2..<(2 + sizes.0)])
    let second = Array(words[(2 + sizes.0)..<(2 + sizes.0 + sizes.1)])
    let summaries = try (
      #require(SampleSummary(of: first)), #require(SampleSummary(of: second))
    )
    test = try #require(WelchTest(summaries.0, summaries.1))
    let rest = words.suffix(5).map { $0 }
    (degreesOfFreedom, pValue, lower, upper, equivalencePValue) =
      (rest[0], rest[1], rest[2], rest[3], rest[4])
  }

  static func all() throws -> [ReferenceComparison] {
    try StatisticsReference().numbers("welch").map { try ReferenceComparison($0) }
  }
}

@Test("Welch's test agrees with SciPy")
func welchReference() throws {
  for comparison in try ReferenceComparison.all() {
    let interval = comparison.test.interval(confidence: 0.9)
    #expect(
      areClose(
        [
          comparison.test.degreesOfFreedom, comparison.test.pValue, interval.lower, interval.upper,
        ],
        [comparison.degreesOfFreedom, comparison.pValue, comparison.lower, comparison.upper],
        within: 1e-10))
  }
}

@Test("The equivalence test agrees with two one-sided tests of SciPy")
func equivalenceReference() throws {
  for comparison in try ReferenceComparison.all() {
    #expect(
      isClose(
        comparison.test.equivalencePValue(margin: 8), comparison.equivalencePValue, within: 1e-10))
  }
}

@Test("Equivalence at 5 % means that the 90 % interval is within the margin")
func equivalenceInterval() throws {
  for comparison in try ReferenceComparison.all() {
    let interval = comparison.test.interval(confidence: 0.9)
    for margin in stride(from: 0.5, through: 12, by: 0.5) {
      let isInside = -margin < interval.lower && interval.upper < margin
      #expect((comparison.test.equivalencePValue(margin: margin) < 0.05) == isInside)
    }
  }
}

@Test("Samples of zero variance differ exactly")
func zeroVariance() throws {
  let test = try #require(
    WelchTest(
      SampleSummary(mean: 3, standardDeviation: 0, count: 3),
      SampleSummary(mean: 2, standardDeviation: 0, count: 5)))
  #expect(test.interval(confidence: 0.95) == ConfidenceInterval(lower: 1, upper: 1))
  #expect(test.pValue == 0)
  #expect(test.equivalencePValue(margin: 2) == 0)
  #expect(test.equivalencePValue(margin: 0.5) == 1)
}

@Test("One value has no test")
func oneValue() {
  let many = SampleSummary(mean: 3, standardDeviation: 1, count: 3)
  #expect(WelchTest(many, SampleSummary(mean: 3, standardDeviation: nil, count: 1)) == nil)
}
