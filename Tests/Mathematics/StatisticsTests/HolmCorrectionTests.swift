import Testing

@testable import Statistics

@Test("The correction agrees with values computed by hand")
func holmByHand() {
  let corrected = holmCorrection(of: [0.01, 0.04, 0.03, 0.005])
  #expect(areClose(corrected, [0.03, 0.06, 0.06, 0.02]))
}

@Test("Corrected p-values are at most one, and that of a single test is unchanged")
func holmLimits() {
  #expect(holmCorrection(of: [0.7, 0.9]) == [1, 1])
  #expect(holmCorrection(of: [0.04]) == [0.04])
  #expect(holmCorrection(of: []).isEmpty)
}
