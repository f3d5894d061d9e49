import RealModule

/// The cubic B-spline at a position in the plane: four nodes along each axis, and their weights.
///
/// Splines of higher order gain little: most of the error comes from sampling the kernels at nodes.
struct CubicSpline {
  static let nodeCount = 4

  /// The first node, in columns (x) and rows (y).
  let node: SIMD2<Int32>
  let weightsX: SIMD4<Float>
  let weightsY: SIMD4<Float>

  /// - Parameter position: In cells, none below 0. The first node lies one cell below; cell 0 has
  ///   node 0 as its first node.
  init(at position: SIMD2<Float>) {
    let cell = position.rounded(.down)
    node = SIMD2(Int32(cell.x), Int32(cell.y))
    weightsX = Self.weights(at: position.x - cell.x)
    weightsY = Self.weights(at: position.y - cell.y)
  }

  /// The weights of the four nodes around a position at the fraction t of its cell: with s = 1 − t
  /// they are s³, 4 − 3t² (1 + s), 4 − 3s² (1 + t) and t³, all divided by 6.
  private static func weights(at fraction: Float) -> SIMD4<Float> {
    let rest = 1 - fraction
    let (square, restSquare) = (fraction * fraction, rest * rest)
    return SIMD4(
      restSquare * rest, 4 - 3 * square * (1 + rest), 4 - 3 * restSquare * (1 + fraction),
      square * fraction) * (1 / 6)
  }

  /// The Fourier transform of the spline on the grid, 1 at angle 0; division by it makes the splines
  /// interpolate the values at the nodes.
  static func transform(angle: Double) -> Double { (2 + Double.cos(angle)) / 3 }
}
