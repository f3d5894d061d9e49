import Testing

@testable import TSNE

@Suite struct DescentTests {
  @Test("Two steps agree with values computed by hand")
  func equations() {
    var descent = Descent(from: [SIMD2(1, 0), SIMD2(-1, 0)])
    descent.step(along: [SIMD2(1, 0), SIMD2(-1, 0)], learningRate: 0.5, momentum: 0.5)
    // At rest the gain of a positive gradient grows, and that of a negative one shrinks: velocities
    // −0.5 · 1.2 and +0.5 · 0.8, less their mean −0.1.
    #expect(isNear(descent.coordinates[0].x, 1 - 0.6 + 0.1))
    #expect(isNear(descent.coordinates[1].x, -1 + 0.4 + 0.1))
    descent.step(along: [SIMD2(1, 0), SIMD2(1, 0)], learningRate: 0.5, momentum: 0.5)
    // The first goes downhill again, gain 1.4, velocity −0.3 − 0.7; the second turns, gain 0.64,
    // velocity 0.2 − 0.32; less their mean −0.56.
    #expect(isNear(descent.coordinates[0].x, 0.5 - 1 + 0.56))
    #expect(isNear(descent.coordinates[1].x, -0.5 - 0.12 + 0.56))
    #expect(descent.coordinates.allSatisfy { $0.y == 0 })
  }

  @Test("No step is longer than five")
  func stepLimit() {
    var descent = Descent(from: [SIMD2(0, 0), SIMD2(0, 0)])
    descent.step(along: [SIMD2(300, 400), SIMD2(-300, -400)], learningRate: 1, momentum: 0.5)
    #expect(isNear(descent.coordinates[0].x, -3) && isNear(descent.coordinates[0].y, -4))
    #expect(isNear(descent.coordinates[1].x, 3) && isNear(descent.coordinates[1].y, 4))
  }

  private func isNear(_ lhs: Float, _ rhs: Float) -> Bool { abs(lhs - rhs) < 1e-6 }
}
