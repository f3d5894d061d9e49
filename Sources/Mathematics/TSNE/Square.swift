/// The smallest square whose lower corner is at the least coordinates of the points.
struct Square {
  let corner: SIMD2<Float>
  let side: Float

  init(around points: [SIMD2<Float>]) {
    var lower = SIMD2<Float>(repeating: .infinity)
    var upper = SIMD2<Float>(repeating: -.infinity)
    for point in points {
      lower = pointwiseMin(lower, point)
      upper = pointwiseMax(upper, point)
    }
    corner = lower
    side = (upper - lower).max()
  }
}
