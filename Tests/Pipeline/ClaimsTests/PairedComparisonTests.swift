import Testing

@testable import Claims

@Suite struct PairedComparisonTests {
  private static func compare(_ differences: [Double], margin: Double? = 5) -> PairedComparison? {
    let second = Dictionary(uniqueKeysWithValues: differences.indices.map { ($0, 50.0) })
    let first = Dictionary(
      uniqueKeysWithValues: differences.enumerated().map { ($0, 50 + $1) })
    return PairedComparison(first, second, margin: margin)
  }

  @Test(
    "The interval decides the outcome",
    arguments: [
      ([9, 10, 11], .ahead), ([-9, -10, -11], .behind), ([-1, 0, 1], .level),
      ([-30, 10, 40], .undecided), ([3, 4, 5], .ahead), ([2], .undecided), ([0, 0], .level),
    ] as [([Double], PairedComparison.Outcome)])
  func outcomes(differences: [Double], outcome: PairedComparison.Outcome) throws {
    #expect(try #require(Self.compare(differences)).outcome == outcome)
  }

  @Test("Nothing is level without a margin, or with one narrower than the interval")
  func margins() throws {
    // ±2.48 about 0.
    #expect(try #require(Self.compare([-1, 0, 1], margin: nil)).outcome == .undecided)
    #expect(try #require(Self.compare([-1, 0, 1], margin: 2.4)).outcome == .undecided)
    #expect(try #require(Self.compare([-1, 0, 1], margin: 2.5)).outcome == .level)
  }

  @Test("Only seeds that both methods have are compared")
  func commonSeeds() throws {
    let comparison = try #require(
      PairedComparison([0: 10, 2: 30, 7: 1], [2: 25, 1: 3, 0: 9], margin: 5))
    #expect(comparison.seeds == [0, 2])
    #expect(comparison.differences == [1, 5])
    #expect(comparison.meanDifference == 3)
    #expect(PairedComparison([0: 1], [1: 1], margin: 5) == nil)
  }

  @Test("The words have all digits and the seeds; one seed has no interval")
  func words() throws {
    #expect(try #require(Self.compare([2])).words == "undecided: difference 2.0, seeds 0")
    let words = try #require(Self.compare([9, 10, 11])).words
    #expect(words.hasPrefix("ahead: difference 10.0, 95 % from 7.51586"))
    #expect(words.hasSuffix(", seeds 0, 1, 2"))
  }

  @Test("A cell has the margin of its experiment; a control that of the first table with its task")
  func suites() throws {
    let published = try PublishedSample.ofThePaper()
    func margin(_ experiment: String, _ task: String) -> Double? {
      published.suite(
        of: ScoreReference(experiment: experiment, task: task, subset: 0.2, method: "dmil"))?.margin
    }
    #expect(margin("locomotion-expert", "hopper") == 5)
    #expect(margin("locomotion-medium", "hopper") == 2.5)
    #expect(margin("locomotion-modes", "hopper") == 5)
    #expect(margin("robot", "standing-still") == nil)
  }
}
