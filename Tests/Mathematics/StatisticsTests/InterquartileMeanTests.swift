import Testing

@testable import Statistics

@Test("The interquartile mean agrees with rliable")
func interquartileMeanReference() throws {
  let reference = try StatisticsReference()
  let values = try [reference.matrix("first"), reference.matrix("second")].map(interquartileMean)
  #expect(try areClose(values, reference.numbers("interquartile_mean")[0]))
}

@Test("The interquartile mean ignores the outer quarters")
func interquartileMeanOutliers() throws {
  let matrix = try ScoreMatrix<Tasks>([.init("a", [1000, 2]), .init("b", [4, -1000])])
  #expect(interquartileMean(matrix) == 3)
}
