import RealModule
import Testing

@testable import TSNE

@Suite struct CubicSplineTests {
  @Test(
    "Weights sum to one, and their mean is the position", arguments: [0, 0.3, 0.5, 0.99] as [Float])
  func weights(fraction: Float) {
    let spline = CubicSpline(at: SIMD2(7 + fraction, 2))
    #expect(spline.node == SIMD2(7, 2))
    #expect(abs(spline.weightsX.sum() - 1) < 1e-6)
    let nodes = SIMD4<Float>(-1, 0, 1, 2)
    #expect(abs((nodes * spline.weightsX).sum() - fraction) < 1e-6)
    let atNode = SIMD4<Float>(1, 4, 1, 0) / 6
    for index in 0..<4 { #expect(abs(spline.weightsY[index] - atNode[index]) < 1e-6) }
  }

  @Test("The transform is that of the values at the nodes", arguments: [0, 0.7, 2, Double.pi])
  func transform(angle: Double) {
    let weights = CubicSpline(at: SIMD2(0, 0)).weightsX
    let expected = Double(weights[1]) + 2 * Double(weights[0]) * Double.cos(angle)
    #expect(abs(CubicSpline.transform(angle: angle) - expected) < 1e-6)
  }
}
