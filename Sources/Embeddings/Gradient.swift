/// The gradient of KL(P ‖ Q) with respect to every point of the plane.
///
///     ∂C/∂y_i = 4 Σ_j (e p_ij − q_ij) (y_i − y_j) / (1 + ‖y_i − y_j‖²)
///     q_ij = k_ij / Z,  k_ij = 1 / (1 + ‖y_i − y_j‖²),  Z = Σ_{k≠l} k_kl
///
/// (van der Maaten and Hinton, 2008, Eq. 5), with P exaggerated by e.
///
/// Z is known only after the last pair, so attraction and repulsion are summed apart. Every pair
/// is visited twice: that costs arithmetic, but needs no scattered stores, and fixes the order of
/// each sum: eight partial sums a row, then rows in double precision.
func gradient(
  of affinities: Affinities, exaggeration: Double, at coordinates: [SIMD2<Float>]
) -> [SIMD2<Float>] {
  let (horizontal, vertical) = blocks(of: coordinates)
  var attractions: [SIMD2<Float>] = []
  var repulsions: [SIMD2<Float>] = []
  var normalizer = 0.0
  for (row, point) in coordinates.enumerated() {
    let forces = forces(
      atX: Block(repeating: point.x), y: Block(repeating: point.y),
      row: row, of: affinities, horizontal, vertical)
    attractions.append(forces.attraction)
    repulsions.append(forces.repulsion)
    // A point's kernel with itself is 1.
    normalizer += Double(forces.kernelSum) - 1
  }
  let repulsion = Float(1 / normalizer)
  let attraction = Float(exaggeration)
  return coordinates.indices.map { point in
    4 * (attraction * attractions[point] - repulsion * repulsions[point])
  }
}

private typealias Block = Affinities.Block

/// What all points together do to one.
private struct Forces {
  /// Σ_j p_ij k_ij (y_i − y_j).
  var attraction: SIMD2<Float>
  /// Σ_j k_ij² (y_i − y_j).
  var repulsion: SIMD2<Float>
  /// Σ_j k_ij, the point itself included.
  var kernelSum: Float
}

/// The forces on the point of one row, whose coordinates fill all lanes of `originX`, `originY`.
private func forces(
  atX originX: Block, y originY: Block, row: Int, of affinities: Affinities,
  _ horizontal: [Block], _ vertical: [Block]
) -> Forces {
  let start = row * affinities.blockCount
  var kernelSum = Block.zero
  var (pullX, pullY) = (Block.zero, Block.zero)
  var (pushX, pushY) = (Block.zero, Block.zero)
  for index in 0..<affinities.blockCount {
    let x = originX - horizontal[index]
    let y = originY - vertical[index]
    let kernel = Block.one / (Block.one + (x * x + y * y))
    let pull = affinities.blocks[start + index] * kernel
    let push = kernel * kernel
    kernelSum += kernel
    pullX += pull * x
    pullY += pull * y
    pushX += push * x
    pushY += push * y
  }
  return Forces(
    attraction: SIMD2(pullX.sum(), pullY.sum()), repulsion: SIMD2(pushX.sum(), pushY.sum()),
    kernelSum: kernelSum.sum())
}

/// The coordinates in blocks, the last one filled up with points so far away that their kernel,
/// 10⁻³⁶, vanishes in every sum.
private func blocks(of coordinates: [SIMD2<Float>]) -> (x: [Block], y: [Block]) {
  let width = Block.scalarCount
  let blockCount = (coordinates.count + width - 1) / width
  var x = [Block](repeating: Block(repeating: 1e18), count: blockCount)
  var y = [Block](repeating: .zero, count: blockCount)
  for (index, point) in coordinates.enumerated() {
    x[index / width][index % width] = point.x
    y[index / width][index % width] = point.y
  }
  return (x, y)
}
