public import LinearAlgebra

/// Normalizes the observations of a dataset to mean 0 and deviation 1.
///
/// The deviation is the standard deviation plus 10⁻³, so that a constant component does not divide by
/// zero (as in TD3+BC; Fujimoto and Gu, 2021).
public struct Normalizer: Equatable, Sendable {
  /// The mean of each component.
  public let mean: [Float]
  /// The deviation of each component, positive.
  public let deviation: [Float]

  /// Computes mean and population standard deviation of each column, in double precision.
  ///
  /// - Precondition: `observations` has a row.
  public init(fitting observations: Matrix) {
    precondition(observations.rowCount > 0, "No observations to measure")
    let (mean, deviation) = moments(of: observations)
    self.init(mean: mean.map { Float($0) }, deviation: deviation.map { Float($0 + 1e-3) })
  }

  /// - Precondition: there are as many deviations as means, all positive.
  public init(mean: [Float], deviation: [Float]) {
    precondition(
      mean.count == deviation.count && deviation.allSatisfy { $0 > 0 },
      "A normalizer needs a positive deviation for each mean")
    self.mean = mean
    self.deviation = deviation
  }

  /// The normalized observations.
  public func normalized(_ observations: Matrix) -> Matrix {
    var normalized = observations
    normalize(observations, rowCount: observations.rowCount, into: &normalized)
    return normalized
  }

  /// Writes the first `rowCount` rows of `observations`, normalized, into `target`.
  ///
  /// - Precondition: both matrices have as many columns as there are means.
  public func normalize(_ observations: Matrix, rowCount: Int, into target: inout Matrix) {
    precondition(
      observations.columnCount == mean.count && target.columnCount == mean.count,
      "Observations of \(observations.columnCount) components, normalizer of \(mean.count)")
    for row in 0..<rowCount {
      for column in 0..<mean.count {
        target[row, column] = (observations[row, column] - mean[column]) / deviation[column]
      }
    }
  }

  /// The transitions with normalized observations and next observations.
  public func normalized(_ transitions: Transitions) -> Transitions {
    Transitions(
      observations: normalized(transitions.observations), actions: transitions.actions,
      nextObservations: normalized(transitions.nextObservations))
  }

  /// The inverse of `normalized` for one observation.
  public func denormalized(_ observation: [Float]) -> [Float] {
    observation.indices.map { observation[$0] * deviation[$0] + mean[$0] }
  }
}

/// Mean and population standard deviation of each column, in double precision.
func moments(of matrix: Matrix) -> (mean: [Double], deviation: [Double]) {
  let count = Double(matrix.rowCount)
  var mean: [Double] = []
  var deviation: [Double] = []
  for column in 0..<matrix.columnCount {
    var sum = 0.0
    for row in 0..<matrix.rowCount { sum += Double(matrix[row, column]) }
    let center = sum / count
    var squares = 0.0
    for row in 0..<matrix.rowCount {
      let distance = Double(matrix[row, column]) - center
      squares += distance * distance
    }
    mean.append(center)
    deviation.append((squares / count).squareRoot())
  }
  return (mean, deviation)
}
