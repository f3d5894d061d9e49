/// The repulsion by interpolation on a grid (Linderman et al., 2019): the charges of points are spread
/// to nodes and convolved with the kernels, and the fields are interpolated at the points.
///
/// Linderman et al. interpolate by polynomials within boxes. Cubic splines, as in particle-mesh Ewald
/// summation (Essmann et al., 1995), reach the same accuracy on a coarser grid.
struct Interpolation {
  /// The largest width of a cell; the kernel has the width 1.
  let spacing: Float
  private var convolution: GridConvolution?

  /// The least number of cells along the longer side of the plane.
  private static let leastCellCount: Float = 24

  /// Forces are then as exact as Barnes and Hut's, to some thousandths.
  static let defaultSpacing: Float = 0.35

  init(spacing: Float = defaultSpacing) { self.spacing = spacing }

  mutating func repulsion(at coordinates: [SIMD2<Float>], workers: Workers) -> Repulsion {
    let square = Square(around: coordinates)
    let grid = grid(spanning: square.side)
    let scale = 1 / grid.spacing
    grid.clear()
    for point in coordinates { grid.spread(CubicSpline(at: (point - square.corner) * scale)) }
    let kernelSum = grid.convolve(workers: workers)
    var forces = [SIMD2<Float>](repeating: .zero, count: coordinates.count)
    workers.fill(&forces) { rows, block in
      for (offset, row) in rows.enumerated() {
        block[offset] = grid.force(CubicSpline(at: (coordinates[row] - square.corner) * scale))
      }
    }
    return Repulsion(forces: forces, normalizer: kernelSum - Double(coordinates.count))
  }

  /// The last grid where it is large enough, because transforms of kernels take time.
  private mutating func grid(spanning side: Float) -> GridConvolution {
    var width = spacing
    while side > 0 && side < Self.leastCellCount * width { width /= 2 }
    let nodeCount = Int(side * (1 / width)) + CubicSpline.nodeCount
    if let convolution, convolution.spacing == width, nodeCount <= convolution.nodeCount {
      return convolution
    }
    // Frees the memory of the last grid first.
    convolution = nil
    let new = GridConvolution(nodeCount: nodeCount, spacing: width)
    convolution = new
    return new
  }
}
