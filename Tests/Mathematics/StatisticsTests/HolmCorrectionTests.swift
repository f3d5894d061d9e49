import Testing

@testable import Statistics

@Test func holmsCorrectionIsThatWorkedOutByHand() {
  let corrected = holmCorrection(of: [0.01, 0.04, 0.03, 0.005])
  #expect(areClose(corrected, [0.03, 0.06, 0.06, 0.02]))
}

@Test func holmsCorrectionStaysWithinOneAndLeavesASingleTestAlone() {
  #expect(holmCorrection(of: [0.7, 0.9]) == [1, 1])
  #expect(holmCorrection(of: [0.04]) == [0.04])
  #expect(holmCorrection(of: []).isEmpty)
}
