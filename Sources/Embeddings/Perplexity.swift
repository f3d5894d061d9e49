import RealModule

/// Finds the probabilities with which one point picks each of its neighbours.
///
///     p_j|i = exp(−β d²_ij) / Σ_k exp(−β d²_ik),   H = −Σ_j p_j|i ln p_j|i = ln(perplexity)
///
/// with β = 1 / (2σ²) found by bisection, for H falls as β grows (van der Maaten and Hinton, 2008,
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
  let wanted = Double.log(perplexity)
  var weights = Weights(precision: 1, distances: distances)
  var lower = 0.0
  var upper = Double.infinity
  for _ in 0..<bisectionLimit where abs(weights.entropy - wanted) > entropyTolerance {
    if weights.entropy > wanted {
      lower = weights.precision
    } else {
      upper = weights.precision
    }
    let precision = upper.isFinite ? (lower + upper) / 2 : 2 * lower
    weights = Weights(precision: precision, distances: distances)
  }
  return weights.values.map { $0 / weights.sum }
}

/// In nats, so that the perplexity is met to one part in 10⁶.
private let entropyTolerance = 1e-6

/// 2¹⁰⁰ spans the squared distances of any data worth plotting, up or down from 1.
private let bisectionLimit = 100

/// The unnormalised probabilities at one precision, and the entropy of the normalised ones:
/// H = ln Σ w + β Σ w d² / Σ w.
private struct Weights {
  let precision: Double
  var values: [Double]
  var sum = 0.0
  var entropy: Double

  init(precision: Double, distances: [Double]) {
    self.precision = precision
    values = distances
    var moment = 0.0
    for index in values.indices {
      let weight = Double.exp(-precision * distances[index])
      values[index] = weight
      sum += weight
      moment += weight * distances[index]
    }
    entropy = Double.log(sum) + precision * moment / sum
  }
}
