/// The optimal gain K of the linear-quadratic regulator u = −K s, for one input.
///
/// Minimises Σ sᵀ Q s + r u² under s′ = A s + b u, with Q diagonal. K = (r + bᵀPb)⁻¹ bᵀPA, where P
/// solves the discrete algebraic Riccati equation
///
///     P = Q + AᵀPA − AᵀPb (r + bᵀPb)⁻¹ bᵀPA,
///
/// found as the limit of that recursion from P = Q, which converges when (A, b) can be stabilised
/// (Kailath, Sayed and Hassibi, Linear Estimation, 2000, appendix E).
struct RiccatiSolution {
  /// P, by rows; symmetric.
  let cost: [[Double]]
  /// K.
  let gain: [Double]

  init(transition: [[Double]], input: [Double], stateWeights: [Double], inputWeight: Double) {
    var cost = stateWeights.indices.map { row in
      stateWeights.indices.map { $0 == row ? stateWeights[row] : 0 }
    }
    var gain = [Double](repeating: 0, count: input.count)
    var change = Double.infinity
    var stepCount = 0
    // Convergence is geometric, at the square of the closed loop's slowest mode.
    while change > 1e-13, stepCount < 100_000 {
      let (next, nextGain) = Self.step(
        cost, transition: transition, input: input, stateWeights: stateWeights,
        inputWeight: inputWeight)
      change = Self.relativeDistance(next, cost)
      cost = next
      gain = nextGain
      stepCount += 1
    }
    self.cost = cost
    self.gain = gain
  }

  /// The right-hand side of the equation at P, and K there.
  static func step(
    _ cost: [[Double]], transition: [[Double]], input: [Double], stateWeights: [Double],
    inputWeight: Double
  ) -> (cost: [[Double]], gain: [Double]) {
    let indices = input.indices
    func times(_ vector: [Double]) -> [Double] {
      cost.map { row in zip(row, vector).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    func inner(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let columns = indices.map { column in transition.map { $0[column] } }
    let costTimesColumns = columns.map(times)
    let costTimesInput = times(input)
    // bᵀPA, and r + bᵀPb.
    let coupling = columns.map { inner(costTimesInput, $0) }
    let curvature = inputWeight + inner(input, costTimesInput)
    let next = indices.map { row in
      indices.map { column in
        (row == column ? stateWeights[row] : 0) + inner(columns[row], costTimesColumns[column])
          - coupling[row] * coupling[column] / curvature
      }
    }
    return (next, coupling.map { $0 / curvature })
  }

  static func relativeDistance(_ left: [[Double]], _ right: [[Double]]) -> Double {
    let distance = zip(left.joined(), right.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
    return distance / left.joined().reduce(0) { max($0, abs($1)) }
  }
}
