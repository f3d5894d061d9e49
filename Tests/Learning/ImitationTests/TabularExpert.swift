import Datasets
import Imitation
import LinearAlgebra
import RealModule

@testable import Networks

/// A problem with known occupancies: five states on a ring, observed as unit vectors.
///
/// A positive action moves one state forward and a negative one back, each the other way with
/// probability 0.2. The expert's action is a = tanh(±0.6 + 0.5 ε): in each state it prefers a direction,
/// and takes the other with probability Φ(−1.2) = 0.115. This is a policy of the methods' class.
enum TabularExpert {
  static let stateCount = 5
  static let slip = 0.2
  private static let means: [Double] = [0.6, 0.6, -0.6, 0.6, -0.6]
  private static let deviation = 0.5

  /// The observations of the states, one per row.
  static var states: Matrix {
    var states = Matrix(repeating: 0, rowCount: stateCount, columnCount: stateCount)
    for state in 0..<stateCount { states[state, state] = 1 }
    return states
  }

  /// One long walk of the expert.
  static func data(_ count: Int) -> ImitationData {
    var generator = Generator(seed: 1, stream: "tabular expert")
    var (visited, actions, next): ([Int], [Float], [Int]) = ([], [], [])
    var state = 0
    for _ in 0..<count {
      let action = Double.tanh(means[state] + deviation * generator.normal())
      let isForward = (action > 0) == (generator.uniform() >= slip)
      visited.append(state)
      actions.append(Float(action))
      state = (state + (isForward ? 1 : stateCount - 1)) % stateCount
      next.append(state)
    }
    return ImitationData(
      expert: ImitationData.Part(
        Transitions(
          observations: states.rows(visited),
          actions: Matrix(rowCount: count, columnCount: 1, elements: actions),
          nextObservations: states.rows(next))))
  }

  // MARK: Occupancies

  /// P(a > 0|s) of the expert.
  static var forwardProbabilities: [Double] {
    means.map { normalProbability(below: $0 / deviation) }
  }

  /// P(a > 0|s) = Φ(μ/σ) of a policy.
  static func forwardProbabilities(of policy: TanhGaussianPolicy) -> [Double] {
    var network = policy.network
    network.forward(states.elements, rowCount: stateCount)
    return (0..<stateCount).map { state in
      let mean = Double(TanhGaussianPolicy.clipped(network.outputs[2 * state]))
      let logStd = Double(
        TanhGaussianPolicy.rescaled(.tanh(network.outputs[2 * state + 1])))
      return normalProbability(below: mean / .exp(logStd))
    }
  }

  /// Σ |d − d_e| over (s, sign a), of the stationary occupancies of a policy and of the expert.
  static func distance(of policy: TanhGaussianPolicy) -> Double {
    zip(occupancy(forwardProbabilities(of: policy)), occupancy(forwardProbabilities))
      .reduce(0) { $0 + abs($1.0 - $1.1) }
  }

  /// d(s, a > 0) and d(s, a < 0) of each state, where the walk has forgotten its start.
  private static func occupancy(_ forwardProbabilities: [Double]) -> [Double] {
    var shares = [Double](repeating: 1 / Double(stateCount), count: stateCount)
    for _ in 0..<2_000 {
      var next = [Double](repeating: 0, count: stateCount)
      for state in 0..<stateCount {
        let forward =
          forwardProbabilities[state] * (1 - slip) + (1 - forwardProbabilities[state]) * slip
        next[(state + 1) % stateCount] += forward * shares[state]
        next[(state + stateCount - 1) % stateCount] += (1 - forward) * shares[state]
      }
      shares = next
    }
    return (0..<stateCount).flatMap { state in
      [
        shares[state] * forwardProbabilities[state],
        shares[state] * (1 - forwardProbabilities[state]),
      ]
    }
  }

  private static func normalProbability(below limit: Double) -> Double {
    0.5 * (1 + .erf(limit / 2.0.squareRoot()))
  }
}
