/// The discrete algebraic Riccati equation of a linear system s′ = A s + b u with one input, and
/// its solution by iteration.
///
/// The LQR u = −K s that minimizes Σ sᵀ Q s + r u² has K = (r + bᵀPb)⁻¹ bᵀPA, where
///
///     P = Q + AᵀPA − AᵀPb (r + bᵀPb)⁻¹ bᵀPA.
///
/// P is the limit of this recursion from P = Q, which exists if the unstable part of A is stabilizable
/// with b and detectable with Q (Lancaster and Rodman, Algebraic Riccati Equations, 1995). With the
/// closed loop C = A − bK it is P = Q + r KᵀK + CᵀPC. This form is iterated: rounding errors are
/// multiplied by the stable C, while in the first form their antisymmetric part grows with A.
struct RiccatiEquation {
  /// A, by rows.
  let transition: [[Double]]
  /// b.
  let input: [Double]
  /// The diagonal of Q.
  let stateWeights: [Double]
  /// r.
  let inputWeight: Double

  /// P, by rows, iterated until a step changes it by less than 10⁻¹⁴ of its largest entry.
  ///
  /// - Precondition: the system is stabilizable, so that 100,000 iterations are enough.
  func solution() -> [[Double]] {
    var cost = stateWeights.indices.map { row in
      stateWeights.indices.map { $0 == row ? stateWeights[row] : 0 }
    }
    for _ in 0..<100_000 {
      let next = iterated(cost)
      if relativeDistance(next, cost) < 1e-14 { return next }
      cost = next
    }
    preconditionFailure("The Riccati equation has no solution: the system is not stabilizable")
  }

  /// K for the cost matrix P.
  func gain(of cost: [[Double]]) -> [Double] {
    let image = cost.map { dot($0, input) }
    let curvature = inputWeight + dot(input, image)
    return input.indices.map { column in
      dot(image, transition.map { $0[column] }) / curvature
    }
  }

  /// Q + r KᵀK + CᵀPC.
  func iterated(_ cost: [[Double]]) -> [[Double]] {
    let gain = gain(of: cost)
    let closedLoopColumns = input.indices.map { column in
      input.indices.map { row in transition[row][column] - input[row] * gain[column] }
    }
    let images = closedLoopColumns.map { column in cost.map { dot($0, column) } }
    return input.indices.map { row in
      input.indices.map { column in
        (row == column ? stateWeights[row] : 0) + inputWeight * gain[row] * gain[column]
          + dot(closedLoopColumns[row], images[column])
      }
    }
  }

  /// The largest difference of two entries, divided by the largest entry.
  private func relativeDistance(_ left: [[Double]], _ right: [[Double]]) -> Double {
    let distance = zip(left.joined(), right.joined()).reduce(0) { max($0, abs($1.0 - $1.1)) }
    return distance / left.joined().reduce(0) { max($0, abs($1)) }
  }

  private func dot(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
  }
}
