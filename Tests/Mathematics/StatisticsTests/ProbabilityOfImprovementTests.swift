import Testing

@testable import Statistics

@Test("The probability of improvement agrees with rliable")
func probabilityOfImprovementReference() throws {
  let reference = try StatisticsReference()
  let (first, second) = try (reference.matrix("first"), reference.matrix("second"))
  let values = [
    probabilityOfImprovement(of: first, over: second),
    probabilityOfImprovement(of: second, over: first),
    probabilityOfImprovement(of: first, over: first),
  ]
  #expect(try areClose(values, reference.numbers("improvement")[0]))
}
