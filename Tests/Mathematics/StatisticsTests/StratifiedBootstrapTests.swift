import Testing

@testable import Statistics

/// The bootstrap of the fixture: rliable with our stream of indices.
private struct Fixture {
  let reference: StatisticsReference
  let first, second: ScoreMatrix<Tasks>

  init() throws {
    reference = try StatisticsReference()
    first = try reference.matrix("first")
    second = try reference.matrix("second")
  }

  /// The bootstrap with the seed that the fixture has for one or two samples.
  func bootstrap(_ samples: ScoreMatrix<Tasks>...) throws -> StratifiedBootstrap<Tasks> {
    let seeds = try reference.words("seed")[0].compactMap { UInt64($0) }
    return StratifiedBootstrap(of: samples, repetitionCount: 400, seed: seeds[samples.count - 1])
  }

  func expect(_ interval: ConfidenceInterval, _ name: String) throws {
    #expect(try areClose([interval.lower, interval.upper], reference.numbers(name)[0]), "\(name)")
  }
}

@Test("Intervals agree with rliable for the same indices")
func bootstrapIntervals() throws {
  let fixture = try Fixture()
  let bootstrap = try fixture.bootstrap(fixture.first)
  try fixture.expect(
    bootstrap.interval { interquartileMean($0[0]) }, "interquartile_mean_interval")
  try fixture.expect(
    bootstrap.interval { optimalityGap($0[0], target: 100) }, "optimality_gap_interval")
  try fixture.expect(
    fixture.bootstrap(fixture.first, fixture.second)
      .interval { probabilityOfImprovement(of: $0[0], over: $0[1]) }, "improvement_interval")
}

@Test("Intervals of a profile agree with rliable for the same indices")
func bootstrapProfile() throws {
  let fixture = try Fixture()
  let thresholds = try fixture.reference.numbers("thresholds")[0]
  let intervals = try fixture.bootstrap(fixture.first)
    .intervals { performanceProfile($0[0], above: thresholds) }
  #expect(
    try areClose(intervals.map(\.lower), fixture.reference.numbers("profile_lower")[0]))
  #expect(
    try areClose(intervals.map(\.upper), fixture.reference.numbers("profile_upper")[0]))
}

@Test("Fewer than ten seeds are a small sample")
func smallSample() throws {
  let ten = try ScoreMatrix<Tasks>([.init("a", Array(repeating: 1, count: 10))])
  let nine = try ScoreMatrix<Tasks>([.init("a", Array(repeating: 1, count: 9))])
  #expect(!StratifiedBootstrap(of: [ten], repetitionCount: 1, seed: 0).isSmallSample)
  #expect(StratifiedBootstrap(of: [ten, nine], repetitionCount: 1, seed: 0).isSmallSample)
}
