import LinearAlgebra

extension Transitions {
  /// Adds Gaussian noise on the states of some transitions, as in the paper's test of robustness.
  ///
  /// The paper says "20 % samples" and "a Gaussian noise on the states". Here the noise is added to s
  /// only, so s′ remains the true next state of the clean s; its standard deviation is that of each
  /// component of the clean data. Add it before normalization.
  ///
  /// - Parameters:
  ///   - fraction: The fraction of transitions that are changed, in [0, 1]; they are random.
  ///   - seed: The seed of the stream `state noise`.
  /// - Returns: The transitions in the same order.
  public func addingStateNoise(fraction: Double, seed: UInt64) -> Transitions {
    var generator = Generator(seed: seed, stream: "state noise")
    let noisyCount = Int((fraction * Double(count)).rounded())
    let (_, deviation) = moments(of: observations)
    var noisy = self
    for row in generator.distinctIndices(noisyCount, below: count) {
      for column in deviation.indices {
        noisy.observations[row, column] += Float(deviation[column] * generator.normal())
      }
    }
    return noisy
  }
}
