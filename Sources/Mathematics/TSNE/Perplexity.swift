import RealModule

/// The conditional probabilities p_j|i of one point's neighbors, of the given perplexity.
///
///     p_j|i = exp(−β d²_ij) / Σ_k exp(−β d²_ik),   H = −Σ_j p_j|i ln p_j|i = ln(perplexity)
///
/// with β = 1 / (2σ²) found by search, because H falls as β grows (van der Maaten and Hinton, 2008,
/// section 2). Where more points are nearest than the perplexity, no β exists, and these points have
/// equal probabilities.
///
/// - Parameters:
///   - squaredDistances: In any order.
///   - perplexity: Between 1 and the number of neighbors, both excluded.
/// - Returns: p_j|i, in the order of the distances.
func neighborProbabilities(squaredDistances: [Double], perplexity: Double) -> [Double] {
  // A common factor cancels. Relative to the nearest neighbor, the sum of weights is at least 1.
  let nearest = squaredDistances.min() ?? 0
  let distances = squaredDistances.map { $0 - nearest }
  let mean = distances.reduce(0, +) / Double(distances.count)
  var weights = Weights(
    precision: mean >= .leastNormalMagnitude ? 1 / mean : 1, distances: distances)
  var lower = 0.0
  var upper = Double.infinity
  let wanted = Double.log(perplexity)
  for _ in 0..<searchLimit where abs(weights.entropy - wanted) > entropyTolerance {
    if weights.entropy > wanted {
      lower = weights.precision
    } else {
      upper = weights.precision
    }
    var precision = weights.newtonPrecision(towards: wanted)
    if !(lower < precision && precision < upper) {
      precision = upper.isFinite ? (lower + upper) / 2 : 2 * lower
    }
    weights = Weights(precision: precision, distances: distances)
  }
  return weights.values.map { $0 / weights.sum }
}

/// In nats: a relative error of the perplexity of 10⁻⁶.
private let entropyTolerance = 1e-6

/// Newton's method needs about six steps; by doubling, this many reach a factor of 2¹⁰⁰.
private let searchLimit = 100

/// The unnormalized probabilities at one precision, and the entropy of the normalized ones:
/// H = ln Σ w + β ⟨d²⟩, where ⟨·⟩ is the mean under p_j|i.
private struct Weights {
  let precision: Double
  var values: [Double]
  var sum = 0.0
  let entropy: Double
  /// ⟨d⁴⟩ − ⟨d²⟩².
  let variance: Double

  init(precision: Double, distances: [Double]) {
    self.precision = precision
    values = Array(repeating: 0, count: distances.count)
    var firstMoment = 0.0
    var secondMoment = 0.0
    // The largest weight is 1, so that weights below e⁻⁴⁰ vanish in rounding.
    for index in values.indices where precision * distances[index] < 40 {
      let distance = distances[index]
      let weight = Double.exp(-precision * distance)
      values[index] = weight
      sum += weight
      firstMoment += weight * distance
      secondMoment += weight * distance * distance
    }
    let mean = firstMoment / sum
    entropy = Double.log(sum) + precision * mean
    variance = secondMoment / sum - mean * mean
  }

  /// One step of Newton's method on ln β, with ∂H / ∂ ln β = −β² (⟨d⁴⟩ − ⟨d²⟩²).
  func newtonPrecision(towards wanted: Double) -> Double {
    precision * Double.exp((entropy - wanted) / (precision * precision * variance))
  }
}
