/// The repulsion by interpolation (Linderman et al., 2019): points are spread to the nodes of a grid,
/// grid charges are convolved with the kernels, and fields are read off at the points.
///
/// Linderman et al. interpolate by polynomials within boxes; here it is by splines, as in
/// particle-mesh Ewald summation (Essmann et al., 1995), which a coarser grid suffices for.
struct Interpolation {
  /// The width of a cell where the plane is wide; the kernel's own width is 1.
  let spacing: Float
  private var convolution: GridConvolution?

  /// A narrow plane is cut into at least so many cells along its longer side.
  private static let leastCellCount: Float = 24

  /// Where forces are as exact as those of Barnes and Hut, to some thousandths.
  static let usualSpacing: Float = 0.35

  init(spacing: Float = usualSpacing) { self.spacing = spacing }

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

  /// The grid of last time where it will do: its kernels take time.
  private mutating func grid(spanning side: Float) -> GridConvolution {
    var width = spacing
    while side > 0 && side < Self.leastCellCount * width { width /= 2 }
    let nodeCount = Int(side * (1 / width)) + CubicSpline.nodeCount
    if let convolution, convolution.spacing == width, nodeCount <= convolution.nodeCount {
      return convolution
    }
    // The old one goes first, so that there are never two.
    convolution = nil
    let new = GridConvolution(nodeCount: nodeCount, spacing: width)
    convolution = new
    return new
  }
}
