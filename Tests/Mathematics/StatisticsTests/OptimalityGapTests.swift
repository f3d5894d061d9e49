import Testing

@testable import Statistics

@Test func optimalityGapIsThatOfRliable() throws {
  let reference = try StatisticsReference()
  let values = try [reference.matrix("first"), reference.matrix("second")]
    .map { optimalityGap($0, target: 100) }
  #expect(try areClose(values, reference.numbers("optimality_gap")[0]))
}

@Test func scoresBeyondTheTargetDoNotMakeUpForOthers() throws {
  #expect(optimalityGap(try ScoreMatrix([.init("a", [150, 60])]), target: 100) == 20)
}
