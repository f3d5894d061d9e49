import Testing

@testable import TSNE

@Suite struct GridConvolutionTests {
  /// Some charges are in opposite corners, at the largest distance.
  @Test("The field of charges agrees with sums over pairs", arguments: [24, 61])
  func fields(nodeCount: Int) {
    let spacing: Float = 0.1
    let grid = GridConvolution(nodeCount: nodeCount, spacing: spacing)
    #expect(grid.nodeCount >= nodeCount)
    let last = Float(nodeCount - CubicSpline.nodeCount)
    let positions = [
      SIMD2<Float>(0, 0), SIMD2(last, last), SIMD2(0, last), SIMD2(3.4, 8.1), SIMD2(last, 0.5),
    ]
    grid.clear()
    for position in positions { grid.spread(CubicSpline(at: position)) }
    let total = grid.convolve(workers: oneWorker)
    var expectedTotal = 0.0
    for position in positions {
      var expected = SIMD2<Float>.zero
      for other in positions {
        let difference = (position - other) * spacing
        let kernel = 1 / (1 + (difference * difference).sum())
        expected += kernel * kernel * difference
        expectedTotal += Double(kernel)
      }
      let error = grid.force(CubicSpline(at: position)) - expected
      #expect(abs(error.x) < 1e-3 && abs(error.y) < 1e-3)
    }
    #expect(abs(total - expectedTotal) < 1e-3)
  }

  @Test("Cleared charges have no field")
  func clear() {
    let grid = GridConvolution(nodeCount: 24, spacing: 0.5)
    grid.spread(CubicSpline(at: SIMD2(4, 5)))
    #expect(abs(grid.convolve(workers: oneWorker) - 1) < 0.1)
    grid.clear()
    #expect(grid.convolve(workers: oneWorker) == 0)
    #expect(grid.force(CubicSpline(at: SIMD2(7, 7))) == .zero)
  }
}
