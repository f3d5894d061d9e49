import Testing

@testable import Statistics

@Test("The performance profile agrees with rliable")
func performanceProfileReference() throws {
  let reference = try StatisticsReference()
  let profile = try performanceProfile(
    reference.matrix("first"), above: reference.numbers("thresholds")[0])
  #expect(try areClose(profile, reference.numbers("profile")[0]))
}
