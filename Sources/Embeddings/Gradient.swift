/// The gradient of KL(P ‖ Q) with respect to every point of the plane.
///
///     ∂C/∂y_i = 4 Σ_j (e p_ij − q_ij) (y_i − y_j) / (1 + ‖y_i − y_j‖²)
///     q_ij = k_ij / Z,  k_ij = 1 / (1 + ‖y_i − y_j‖²),  Z = Σ_{k≠l} k_kl
///
/// (van der Maaten and Hinton, 2008, Eq. 5), with P exaggerated by e.
///
/// Z is known only after the last pair, so attraction Σ p k (y_i − y_j) and repulsion
/// Σ k² (y_i − y_j) are summed apart. Every pair is visited twice: that costs arithmetic, but
/// needs no scattered stores, and fixes the order of each sum: eight partial sums a row, then
/// rows in double precision.
func gradient(
  of affinities: Affinities, exaggeration: Double, at coordinates: [SIMD2<Float>]
) -> [SIMD2<Float>] {
  let (horizontal, vertical) = blocks(of: coordinates)
  var attractions = [SIMD2<Float>](repeating: .zero, count: coordinates.count)
  var repulsions = attractions
  var normalizer = 0.0
  for point in coordinates.indices {
    let origin = coordinates[point]
    var sum = Affinities.Block.zero
    var (pullX, pullY, pushX, pushY) = (sum, sum, sum, sum)
    let row = point * affinities.blockCount
    for block in 0..<affinities.blockCount {
      let x = origin.x - horizontal[block]
      let y = origin.y - vertical[block]
      let kernel = 1 / (1 + x * x + y * y)
      let pull = affinities.blocks[row + block] * kernel
      let push = kernel * kernel
      sum += kernel
      pullX += pull * x
      pullY += pull * y
      pushX += push * x
      pushY += push * y
    }
    attractions[point] = SIMD2(pullX.sum(), pullY.sum())
    repulsions[point] = SIMD2(pushX.sum(), pushY.sum())
    // A point's kernel with itself is 1.
    normalizer += Double(sum.sum()) - 1
  }
  let repulsion = Float(1 / normalizer)
  let attraction = Float(exaggeration)
  return coordinates.indices.map { point in
    4 * (attraction * attractions[point] - repulsion * repulsions[point])
  }
}

/// The coordinates in blocks, the last one filled up with points so far away that their kernel,
/// 10⁻³⁶, vanishes in every sum.
private func blocks(
  of coordinates: [SIMD2<Float>]
) -> (x: [Affinities.Block], y: [Affinities.Block]) {
  let width = Affinities.Block.scalarCount
  let blockCount = (coordinates.count + width - 1) / width
  var x = [Affinities.Block](repeating: .init(repeating: 1e18), count: blockCount)
  var y = [Affinities.Block](repeating: .zero, count: blockCount)
  for (index, point) in coordinates.enumerated() {
    x[index / width][index % width] = point.x
    y[index / width][index % width] = point.y
  }
  return (x, y)
}
