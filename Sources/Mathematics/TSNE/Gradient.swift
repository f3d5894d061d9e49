/// The gradient of KL(P ‖ Q) with respect to the coordinates of each point in the plane.
///
///     ∂C/∂y_i = 4 Σ_j (e p_ij − q_ij) (y_i − y_j) / (1 + ‖y_i − y_j‖²)
///     q_ij = k_ij / Z,  k_ij = 1 / (1 + ‖y_i − y_j‖²),  Z = Σ_{k≠l} k_kl
///
/// (van der Maaten and Hinton, 2008, Eq. 5), with P exaggerated by e. The sum of p_ij is the
/// attraction, over pairs with an affinity; the sum of q_ij is the repulsion, over all pairs.
func gradient(
  attractions: [SIMD2<Float>], exaggeration: Double, repulsion: Repulsion
) -> [SIMD2<Float>] {
  let attractionScale = Float(4 * exaggeration)
  let repulsionScale = Float(4 / repulsion.normalizer)
  return attractions.indices.map { point in
    attractionScale * attractions[point] - repulsionScale * repulsion.forces[point]
  }
}
