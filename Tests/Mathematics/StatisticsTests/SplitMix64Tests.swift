import Testing

@testable import Statistics

@Test("The first numbers are the published ones")
func splitMix64() {
  // The first numbers of Vigna's splitmix64.c for the seed 1234567.
  var generator = SplitMix64(seed: 1_234_567)
  #expect(
    (0..<3).map { _ in generator.next() } == [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
    ])
}
