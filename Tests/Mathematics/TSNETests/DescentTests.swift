import Testing

@testable import TSNE

@Suite struct DescentTests {
  /// Two points with opposite gradients, so that their mean stays where it is; by hand:
  /// at rest the gain of a positive gradient grows and that of a negative one shrinks.
  @Test func followsItsEquations() {
    var descent = Descent(from: [SIMD2(1, 0), SIMD2(-1, 0)])
    descent.step(along: [SIMD2(1, 0), SIMD2(-1, 0)], learningRate: 0.5, momentum: 0.5)
    // Velocities −0.5 · 1.2 and +0.5 · 0.8; the mean −0.1 is taken off.
    #expect(isNear(descent.coordinates[0].x, 1 - 0.6 + 0.1))
    #expect(isNear(descent.coordinates[1].x, -1 + 0.4 + 0.1))
    descent.step(along: [SIMD2(1, 0), SIMD2(1, 0)], learningRate: 0.5, momentum: 0.5)
    // First: downhill again, gain 1.4, velocity −0.3 − 0.7; second: against it, gain 0.64,
    // velocity 0.2 − 0.32; the mean −0.56 is taken off.
    #expect(isNear(descent.coordinates[0].x, 0.5 - 1 + 0.56))
    #expect(isNear(descent.coordinates[1].x, -0.5 - 0.12 + 0.56))
    #expect(descent.coordinates.allSatisfy { $0.y == 0 })
  }

  @Test func keepsTheMeanAtTheOrigin() {
    var descent = Descent(from: [SIMD2(3, 1), SIMD2(5, -1), SIMD2(1, 6)])
    descent.step(
      along: [SIMD2(2, 1), SIMD2(0, 3), SIMD2(-1, 1)], learningRate: 1, momentum: 0.5)
    let sum = descent.coordinates.reduce(SIMD2<Float>.zero, +)
    #expect(abs(sum.x) < 1e-5 && abs(sum.y) < 1e-5)
  }

  @Test func shootsNoPointOff() {
    var descent = Descent(from: [SIMD2(0, 0), SIMD2(0, 0)])
    descent.step(along: [SIMD2(300, 400), SIMD2(-300, -400)], learningRate: 1, momentum: 0.5)
    // Five along (0.6, 0.8), whatever the gradient.
    #expect(isNear(descent.coordinates[0].x, -3) && isNear(descent.coordinates[0].y, -4))
    #expect(isNear(descent.coordinates[1].x, 3) && isNear(descent.coordinates[1].y, 4))
  }

  private func isNear(_ lhs: Float, _ rhs: Float) -> Bool { abs(lhs - rhs) < 1e-6 }
}
