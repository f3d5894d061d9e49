/// The forces of repulsion, and the sum by which they are divided in the gradient.
struct Repulsion {
  /// Σ_j k_ij² (y_i − y_j) for each point i.
  var forces: [SIMD2<Float>]
  /// Z = Σ_{i≠j} k_ij.
  var normalizer: Double
}

/// The repulsion of one point by all points.
struct Push {
  /// Σ_j k_ij² (y_i − y_j).
  var force = SIMD2<Float>.zero
  /// Σ_j k_ij, including the point itself, whose kernel is 1.
  var kernelSum: Float = 0
}

extension Repulsion {
  /// Sums the kernels in double precision, in the order of the points.
  init(_ pushes: [Push]) {
    forces = pushes.map(\.force)
    normalizer = pushes.reduce(0) { $0 + Double($1.kernelSum) - 1 }
  }
}

/// The repulsion of eight points, or of one point by eight.
struct PushBlock {
  typealias Block = SIMD8<Float>

  var (x, y) = (Block.zero, Block.zero)
  var kernelSum = Block.zero

  /// Adds the repulsion by sources at these differences, each of `weight` points.
  mutating func add(x differenceX: Block, y differenceY: Block, weight: Float = 1) {
    let kernel = Block.one / (Block.one + (differenceX * differenceX + differenceY * differenceY))
    let weighted = kernel * weight
    let square = weighted * kernel
    kernelSum += weighted
    x += square * differenceX
    y += square * differenceY
  }

  var sum: Push { Push(force: SIMD2(x.sum(), y.sum()), kernelSum: kernelSum.sum()) }

  subscript(lane: Int) -> Push {
    Push(force: SIMD2(x[lane], y[lane]), kernelSum: kernelSum[lane])
  }
}

/// The repulsion summed over all pairs.
///
/// Every pair is visited twice, which avoids scattered stores and fixes the order of each sum: eight
/// partial sums of a row, then rows in double precision.
func exactRepulsion(at coordinates: [SIMD2<Float>], workers: Workers) -> Repulsion {
  let blocks = CoordinateBlocks(coordinates)
  var pushes = [Push](repeating: Push(), count: coordinates.count)
  workers.fill(&pushes) { rows, block in
    for (offset, row) in rows.enumerated() {
      let point = coordinates[row]
      var push = PushBlock()
      for index in blocks.x.indices {
        push.add(x: point.x - blocks.x[index], y: point.y - blocks.y[index])
      }
      block[offset] = push.sum
    }
  }
  return Repulsion(pushes)
}

/// Coordinates in blocks of eight.
///
/// The last block is filled up with points so distant that their kernel, 10⁻³⁶, vanishes in every sum.
struct CoordinateBlocks<Scalar: SIMDScalar & BinaryFloatingPoint> {
  private(set) var x: [SIMD8<Scalar>]
  private(set) var y: [SIMD8<Scalar>]

  init(_ coordinates: [SIMD2<Scalar>]) {
    let blockCount = (coordinates.count + 7) / 8
    x = Array(repeating: SIMD8(repeating: 1e18), count: blockCount)
    y = Array(repeating: .zero, count: blockCount)
    for (index, point) in coordinates.enumerated() {
      x[index / 8][index % 8] = point.x
      y[index / 8][index % 8] = point.y
    }
  }
}
