import LinearAlgebra

/// Gaussian noise on the states of some of the transitions, as in the paper's test of robustness.
///
/// The paper says "20 % samples" and "a Gaussian noise on the states". Here the noise goes to s
/// only, so that s′ stays what the dynamics answered; its standard deviation is, for each
/// component, that of the clean data. Normalise afterwards.
public struct StateNoise: Equatable, Sendable {
  /// The share of transitions that are changed, in [0, 1].
  public let share: Double

  public init(share: Double = 0.2) {
    self.share = share
  }

  /// The transitions with noise on s of a random `share` of them.
  ///
  /// - Parameters:
  ///   - transitions: The clean data.
  ///   - seed: Of the stream `state noise`.
  /// - Returns: As many transitions, in the same order.
  public func applied(to transitions: Transitions, seed: UInt64) -> Transitions {
    var generator = Generator(seed: seed, stream: "state noise")
    let count = Int((share * Double(transitions.count)).rounded())
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
