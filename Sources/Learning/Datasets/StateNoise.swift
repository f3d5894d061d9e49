import LinearAlgebra

/// Gaussian noise on the states of some transitions, as in the paper's test of robustness.
///
/// The paper says "20 % samples" and "a Gaussian noise on the states". Here the noise is added to s
/// only, so s′ remains the true next state of the clean s; its standard deviation is that of each
/// component of the clean data. Apply it before normalization.
public struct StateNoise: Equatable, Sendable {
  /// The fraction of transitions that are changed, in [0, 1].
  public let fraction: Double

  public init(fraction: Double = 0.2) {
    self.fraction = fraction
  }

  /// Adds noise on s of a random `fraction` of the transitions.
  ///
  /// - Parameters:
  ///   - transitions: The clean data.
  ///   - seed: The seed of the stream `state noise`.
  /// - Returns: The transitions in the same order.
  public func applied(to transitions: Transitions, seed: UInt64) -> Transitions {
    var generator = Generator(seed: seed, stream: "state noise")
    let count = Int((fraction * Double(transitions.count)).rounded())
    let (_, deviation) = moments(of: transitions.observations)
    var noisy = transitions
    for row in generator.distinctIndices(count, below: transitions.count) {
      for column in deviation.indices {
        noisy.observations[row, column] += Float(deviation[column] * generator.normal())
      }
    }
    return noisy
  }
}
