/// The targets yᵢ of truncated quantile critics (Kuznetsov et al., 2020) for each transition: the pooled
/// quantiles of all target critics without the largest.
///
///     yᵢ = r + γ (1 − terminal) (z₍ᵢ₎ − α log π(a′|s′)),   i = 1…k,
///
/// where z₍₁₎ ≤ z₍₂₎ ≤ … are the pooled quantiles at (s′, a′), of which the largest are dropped.
struct TruncatedTargets {
  /// y of all transitions, row by row.
  private(set) var values: [Float]
  /// k, the targets of one transition.
  let count: Int
  private var pooled: [Float]

  init(rowCount: Int, pooledCount: Int, droppedCount: Int) {
    count = pooledCount - droppedCount
    values = Array(repeating: 0, count: rowCount * count)
    pooled = Array(repeating: 0, count: pooledCount)
  }

  /// Writes the targets of `row`.
  ///
  /// - Parameters:
  ///   - row: The transition.
  ///   - quantiles: Of each target critic, at every row of (s′, a′).
  ///   - reward: r.
  ///   - discount: γ (1 − terminal).
  ///   - entropyCost: α log π(a′|s′).
  mutating func fill(
    row: Int, from quantiles: [[Float]], reward: Float, discount: Float, entropyCost: Float
  ) {
    let quantileCount = pooled.count / quantiles.count
    pooled.withUnsafeMutableBufferPointer { pooled in
      var pooledCount = 0
      for values in quantiles {
        for level in 0..<quantileCount {
          insert(values[row * quantileCount + level], into: pooled, count: pooledCount)
          pooledCount += 1
        }
      }
    }
    for index in 0..<count {
      values[row * count + index] = reward + discount * (pooled[index] - entropyCost)
    }
  }
}

/// One step of insertion sort: the quantiles of a critic are nearly sorted.
private func insert(_ value: Float, into sorted: UnsafeMutableBufferPointer<Float>, count: Int) {
  guard let first = sorted.baseAddress else { return }
  var position = count
  while position > 0, first[position - 1] > value {
    first[position] = first[position - 1]
    position -= 1
  }
  first[position] = value
}

/// The quantile Huber loss of one critic and its gradient.
///
///     L = mean over rows, m, i of |τₘ − 1[δ < 0]| · h(δ),   δ = yᵢ − θₘ,   τₘ = (m − ½)/M
///     h(δ) = ½ δ² where |δ| ≤ 1, |δ| − ½ elsewhere;   ∂h/∂δ = min(max(δ, −1), 1)
///
/// - Parameters:
///   - quantiles: θ, rows × `quantileCount`; further numbers are ignored.
///   - quantileCount: M.
///   - targets: y.
///   - rowCount: Transitions.
///   - gradient: Receives ∂L/∂θ, rows × M.
/// - Returns: L.
func quantileHuberLoss(
  of quantiles: [Float], quantileCount: Int, against targets: TruncatedTargets, rowCount: Int,
  gradient: inout [Float]
) -> Float {
  let targetCount = targets.count
  let scale = 1 / Float(rowCount * quantileCount * targetCount)
  var loss: Float = 0
  targets.values.withUnsafeBufferPointer { targets in
    for row in 0..<rowCount {
      for level in 0..<quantileCount {
        let index = row * quantileCount + level
        let rate = (Float(level) + 0.5) / Float(quantileCount)
        let (sum, derivative) = huberSums(
          of: quantiles[index], rate: rate,
          against: UnsafeBufferPointer(
            rebasing: targets[row * targetCount..<(row + 1) * targetCount]))
        loss += sum
        gradient[index] = -scale * derivative
      }
    }
  }
  return scale * loss
}

/// Σᵢ w h(δᵢ) and Σᵢ w h′(δᵢ), eight targets at a time.
private func huberSums(
  of quantile: Float, rate: Float, against targets: UnsafeBufferPointer<Float>
) -> (loss: Float, derivative: Float) {
  var losses = SIMD8<Float>.zero
  var derivatives = SIMD8<Float>.zero
  for block in 0...(targets.count - 1) / 8 {
    var delta = SIMD8<Float>.zero
    let first = 8 * block
    if first + 8 <= targets.count {
      delta =
        UnsafeRawPointer(targets.baseAddress.unsafelyUnwrapped + first)
        .loadUnaligned(as: SIMD8<Float>.self) - quantile
    } else {
      // A difference of 0 adds nothing to either sum.
      for index in first..<targets.count { delta[index - first] = targets[index] - quantile }
    }
    // Comparisons in place of `clamped`, which is a function call for each number.
    let clamped = delta.replacing(with: 1, where: delta .> 1)
      .replacing(with: -1, where: delta .< -1)
    let weight = SIMD8<Float>(repeating: rate).replacing(with: 1 - rate, where: delta .< 0)
    // h = ½c² + c (δ − c), where the second term is the linear part beyond ±1.
    losses += weight * clamped * (delta - 0.5 * clamped)
    derivatives += weight * clamped
  }
  return (losses.sum(), derivatives.sum())
}
