import RealModule

/// KL(P ‖ Q) = Σ_{i≠j} p_ij ln(p_ij / q_ij) in nats, with q_ij as in `gradient`.
///
/// Exact over all pairs, in double precision: time grows with the square of the number of points.
func klDivergence(
  of affinities: Affinities, at coordinates: [SIMD2<Double>], workers: Workers
) -> Double {
  // ln q_ij = ln k_ij − ln Z, where only Z needs all pairs.
  var sums = [(total: Double, mass: Double)](repeating: (0, 0), count: coordinates.count)
  workers.fill(&sums) { rows, block in
    for (offset, row) in rows.enumerated() {
      for entry in affinities.row(row) {
        let difference = coordinates[row] - coordinates[Int(affinities.columns[entry])]
        let affinity = Double(affinities.values[entry])
        block[offset].mass += affinity
        block[offset].total +=
          affinity * Double.log(affinity * (1 + (difference * difference).sum()))
      }
    }
  }
  let total = sums.reduce(0) { $0 + $1.total }
  let mass = sums.reduce(0) { $0 + $1.mass }
  return total + mass * Double.log(normalizer(at: coordinates, workers: workers))
}

/// Z = Σ_{i≠j} 1 / (1 + ‖y_i − y_j‖²): each pair once, eight at a time.
private func normalizer(at coordinates: [SIMD2<Double>], workers: Workers) -> Double {
  typealias Block = SIMD8<Double>
  let blocks = CoordinateBlocks(coordinates)
  var sums = [Double](repeating: 0, count: coordinates.count)
  workers.fill(&sums) { rows, block in
    for (offset, row) in rows.enumerated() {
      let point = coordinates[row]
      var sum = Block.zero
      for index in 0...row / 8 {
        let (left, up) = (point.x - blocks.x[index], point.y - blocks.y[index])
        var kernel = Block.one / (Block.one + (left * left + up * up))
        if index == row / 8 {
          for lane in row % 8..<8 { kernel[lane] = 0 }
        }
        sum += kernel
      }
      block[offset] = sum.sum()
    }
  }
  return 2 * sums.reduce(0, +)
}
