import RealModule

/// The cubic B-spline at a place in the plane: four nodes along each axis, and their weights.
///
/// Splines of higher order would gain little: most of the error is that of kernels which are known at
/// nodes only.
struct CubicSpline {
  static let nodeCount = 4

  /// The first node, in columns (x) and rows (y).
  let node: SIMD2<Int32>
  let weightsX: SIMD4<Float>
  let weightsY: SIMD4<Float>

  /// - Parameter place: In cells, none below 0. The first node lies one below its cell, and is
  ///   counted as node 0 for cell 0.
  init(at place: SIMD2<Float>) {
    let cell = place.rounded(.down)
    node = SIMD2(Int32(cell.x), Int32(cell.y))
    weightsX = Self.weights(at: place.x - cell.x)
    weightsY = Self.weights(at: place.y - cell.y)
  }

  /// The weights of the four nodes around a place that is the fraction t into its cell: with
  /// s = 1 − t they are s³, 4 − 3t² (1 + s), 4 − 3s² (1 + t) and t³, all divided by 6.
  private static func weights(at fraction: Float) -> SIMD4<Float> {
    let rest = 1 - fraction
    let (square, restSquare) = (fraction * fraction, rest * rest)
    return SIMD4(
      restSquare * rest, 4 - 3 * square * (1 + rest), 4 - 3 * restSquare * (1 + fraction),
      square * fraction) * (1 / 6)
  }

  /// The spline's own Fourier transform on the grid, 1 at angle zero: dividing by it makes splines
  /// that are spread pass through what they interpolate.
  static func transform(angle: Double) -> Double { (2 + Double.cos(angle)) / 3 }
}
