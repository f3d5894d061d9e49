import Testing

@testable import Statistics

@Suite struct PairedTestTests {
  /// Hours of additional sleep with two drugs, of ten patients (Student, 1908).
  private static let sleep = [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]

  @Test("Quantiles agree with SciPy's t.ppf, and the median is zero")
  func quantiles() {
    let known = [
      (1.0, 0.975, 12.706204736174694), (2, 0.975, 4.302652729749462),
      (2, 0.8, 1.0606601717798214), (4, 0.975, 2.7764451051977934),
      (9, 0.6, 0.260955336473911), (150, 0.975, 1.9759053308966201),
    ]
    for (freedom, probability, quantile) in known {
      let found = StudentT(degreesOfFreedom: freedom).quantile(probability)
      #expect(isClose(found, quantile, within: 1e-9), "\(freedom) \(probability)")
    }
    #expect(StudentT(degreesOfFreedom: 3).quantile(0.5) == 0)
  }

  @Test("Intervals agree with SciPy's ttest_rel, on Student's sleep and on three pairs")
  func intervals() throws {
    let sleep = try #require(PairedTest(of: Self.sleep)).interval()
    #expect(
      areClose(
        [sleep.lower, sleep.upper], [0.7001142367230175, 2.459885763276983], within: 1e-9))
    let test = try #require(PairedTest(of: [11.5, -2.25, 17.25]))
    #expect(areClose([test.meanDifference], [8.833333333333334]))
    let three = test.interval()
    #expect(
      areClose(
        [three.lower, three.upper], [-16.057160452682247, 33.72382711934892], within: 1e-9))
  }

  @Test("P-values agree with tables of Student's sleep, and with the closed form for three pairs")
  func pValues() throws {
    let sleep = try #require(PairedTest(of: Self.sleep))
    #expect(isClose(sleep.pValue, 0.00283289, within: 1e-5))
    let three = try #require(PairedTest(of: [11.5, -2.25, 17.25]))
    let t = three.meanDifference / three.standardError
    #expect(isClose(three.pValue, 1 - t / (2 + t * t).squareRoot(), within: 1e-12))
    let reverse = try #require(PairedTest(of: [-11.5, 2.25, -17.25]))
    #expect(reverse.pValue == three.pValue)
  }

  @Test("Three pairs with a deviation of 15 detect 46 points")
  func detectable() throws {
    let test = try #require(PairedTest(of: [-15, 0, 15]))
    #expect(areClose([test.detectableDifference()], [46.447652211691874], within: 1e-9))
    let more = try #require(PairedTest(of: [-15, 0, 15, -15, 0, 15]))
    #expect(more.detectableDifference() < 20)
  }

  @Test("Equal differences are exact, and one difference has no test")
  func limits() throws {
    let test = try #require(PairedTest(of: [2, 2, 2]))
    #expect(test.interval() == ConfidenceInterval(lower: 2, upper: 2))
    #expect(test.detectableDifference() == 0)
    #expect(test.pValue == 0 && PairedTest(of: [0, 0])?.pValue == 1)
    #expect(PairedTest(of: [2]) == nil)
    #expect(PairedTest(of: []) == nil)
  }
}
