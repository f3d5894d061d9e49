import Testing

@testable import Statistics

/// Aggregates and their intervals, for the stream of indices with which rliable wrote the fixture.
@Suite struct AggregatesTests {
  private let reference: StatisticsReference
  private let first, second: ScoreMatrix<Tasks>
  private let thresholds: [Double]

  init() throws {
    reference = try StatisticsReference()
    first = try reference.matrix("first")
    second = try reference.matrix("second")
    thresholds = try reference.numbers("thresholds")[0]
  }

  private func expect(_ found: [Double], _ name: String) throws {
    #expect(try areClose(found, reference.numbers(name)[0]), "\(name)")
  }

  @Test("Aggregates agree with rliable")
  func aggregates() throws {
    let both = [first, second]
    try expect(both.map(interquartileMean), "interquartile_mean")
    try expect(both.map { optimalityGap($0, target: 100) }, "optimality_gap")
    try expect(performanceProfile(first, above: thresholds), "profile")
    let pairs = [(first, second), (second, first), (first, first)]
    try expect(pairs.map { probabilityOfImprovement(of: $0.0, over: $0.1) }, "improvement")
  }

  @Test("Intervals agree with rliable for the same indices")
  func intervals() throws {
    let seeds = try reference.words("seed")[0].compactMap { UInt64($0) }
    let one = StratifiedBootstrap(of: [first], repetitionCount: 400, seed: seeds[0])
    let two = StratifiedBootstrap(of: [first, second], repetitionCount: 400, seed: seeds[1])
    func expect(_ interval: ConfidenceInterval, _ name: String) throws {
      try self.expect([interval.lower, interval.upper], name)
    }
    try expect(one.interval { interquartileMean($0[0]) }, "interquartile_mean_interval")
    try expect(one.interval { optimalityGap($0[0], target: 100) }, "optimality_gap_interval")
    try expect(
      two.interval { probabilityOfImprovement(of: $0[0], over: $0[1]) }, "improvement_interval")
    let profile = one.intervals { performanceProfile($0[0], above: thresholds) }
    try self.expect(profile.map(\.lower), "profile_lower")
    try self.expect(profile.map(\.upper), "profile_upper")
  }

  @Test("Fewer than ten seeds are a small sample")
  func smallSample() throws {
    let samples = try [10, 9].map {
      try #require(ScoreMatrix<Tasks>([.init("a", Array(repeating: 1, count: $0))]))
    }
    #expect(!StratifiedBootstrap(of: [samples[0]], repetitionCount: 1, seed: 0).isSmallSample)
    #expect(StratifiedBootstrap(of: samples, repetitionCount: 1, seed: 0).isSmallSample)
  }

  @Test("Rows that are no matrix of finite numbers are refused")
  func refusal() {
    #expect(ScoreMatrix<Tasks>([.init("a", [1, 2]), .init("b", [5, 8])])?.means == [1.5, 6.5])
    #expect(ScoreMatrix<Tasks>([]) == nil)
    #expect(ScoreMatrix<Tasks>([.init("a", [1, 2]), .init("b", [1])]) == nil)
    #expect(ScoreMatrix<Tasks>([.init("a", [1, .nan])]) == nil)
    #expect(ScoreMatrix<Tasks>([.init("a", [1]), .init("a", [2])]) == nil)
  }
}
