import Testing

@testable import Plotting

struct AxisTests {
  @Test(arguments: [
    (0.0...30.0, 6, [0, 5, 10, 15, 20, 25, 30]),
    (0.0...105.0, 6, [0, 20, 40, 60, 80, 100]),
    (-0.13...0.42, 5, [0, 0.2, 0.4]),
    (-2.5...2.5, 5, [-2, -1, 0, 1, 2]),
    (0.0...0.3, 3, [0, 0.1, 0.2, 0.3]),
    (12_000.0...13_000.0, 4, [12_000, 12_500, 13_000]),
  ])
  func ticsAreMultiplesOfRoundSteps(range: ClosedRange<Double>, count: Int, expected: [Double]) {
    let axis = Axis(label: "", range: range, ticCount: count, isNumbered: true)
    #expect(axis.tics.map(decimal) == expected.map(decimal))
  }

  @Test(
    "A range leaves a twentieth of the finite values' span free at both ends and is never empty",
    arguments: [
      ([3, 1, 2], 0.9...3.1), ([.nan, 1, .infinity, 3], 0.9...3.1), ([7, 7], 6.5...7.5),
      ([], -1...1),
    ])
  func range(values: [Double], range: ClosedRange<Double>) {
    #expect(Axis.range(around: values) == range)
  }
}
