import RealModule

/// Finds the probabilities with which one point picks each of its neighbours.
///
///     p_j|i = exp(−β d²_ij) / Σ_k exp(−β d²_ik),   H = −Σ_j p_j|i ln p_j|i = ln(perplexity)
///
/// with β = 1 / (2σ²) found by search, for H falls as β grows (van der Maaten and Hinton, 2008,
/// section 2). Where more points lie equally near than the perplexity asks for, no β will do, and
/// they share the probability.
///
/// - Parameters:
///   - squaredDistances: To all other points, in any order.
///   - perplexity: Between 1 and the number of neighbours, both excluded.
/// - Returns: p_j|i, in the order of the distances.
func neighborProbabilities(squaredDistances: [Double], perplexity: Double) -> [Double] {
  // A common factor cancels: measured from the nearest neighbour no sum can underflow.
  let nearest = squaredDistances.min() ?? 0
  let distances = squaredDistances.map { $0 - nearest }
  let mean = distances.reduce(0, +) / Double(distances.count)
  var weights = Weights(precision: mean > 0 ? 1 / mean : 1, distances: distances)
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

/// In nats, so that the perplexity is met to one part in 10⁶.
private let entropyTolerance = 1e-6

/// Newton's steps need about six; halving or doubling alone spans 2¹⁰⁰ in this many.
private let searchLimit = 100

/// The unnormalised probabilities at one precision, and the entropy of the normalised ones:
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
    // The nearest neighbour weighs 1, so what weighs less than e⁻⁴⁰ is lost in rounding.
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

  /// One step of Newton's method on ln β, whose slope is ∂H / ∂ ln β = −β² (⟨d⁴⟩ − ⟨d²⟩²).
  func newtonPrecision(towards wanted: Double) -> Double {
    precision * Double.exp((entropy - wanted) / (precision * precision * variance))
  }
}
