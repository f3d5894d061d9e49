import Testing

@testable import Statistics

@Test("The optimality gap agrees with rliable")
func optimalityGapReference() throws {
  let reference = try StatisticsReference()
  let values = try [reference.matrix("first"), reference.matrix("second")]
    .map { optimalityGap($0, target: 100) }
  #expect(try areClose(values, reference.numbers("optimality_gap")[0]))
}

@Test("Scores above the target do not reduce the gap")
func optimalityGapAboveTarget() throws {
  #expect(optimalityGap(try ScoreMatrix([.init("a", [150, 60])]), target: 100) == 20)
}
