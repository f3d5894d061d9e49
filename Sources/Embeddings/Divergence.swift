import RealModule

/// KL(P ‖ Q) = Σ_{i≠j} p_ij ln(p_ij / q_ij) in nats, with q_ij as in the gradient.
///
/// Double precision throughout: this is the number that is reported, and the one that the
/// gradient is checked against.
func divergence(of affinities: Affinities, at coordinates: [SIMD2<Double>]) -> Double {
  // ln q_ij = ln k_ij − ln Z: with Σ p ln Z apart, one pass over the pairs does.
  var normalizer = 0.0
  var total = 0.0
  var mass = 0.0
  for point in coordinates.indices {
    for other in 0..<point {
      let difference = coordinates[point] - coordinates[other]
      let inverseKernel = 1 + (difference * difference).sum()
      normalizer += 2 / inverseKernel
      let affinity = Double(affinities[point, other])
      guard affinity > 0 else { continue }
      mass += 2 * affinity
      total += 2 * affinity * Double.log(affinity * inverseKernel)
    }
  }
  return total + mass * Double.log(normalizer)
}
