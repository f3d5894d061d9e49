public import LinearAlgebra

/// Actions drawn from a policy as a differentiable function of its outputs, a = tanh(μ + σ ε) with
/// ε ~ N(0, 1), for losses with a gradient ∂L/∂a (Haarnoja et al., 2018, Equation 11).
///
///     ∂u/∂μ = 1,   ∂u/∂log σ = σ ε,   ∂a/∂u = 1 − a²
///     log π(a|s) = Σⱼ −½ εⱼ² − log σⱼ − ½ log 2π − log(1 − aⱼ²)
///     ∂log π/∂u = 2a,   ∂log π/∂log σ = 2a σ ε − 1
public struct ReparameterizedActions: Sendable {
  /// Rows × components, within (−1, 1).
  public private(set) var actions: Matrix
  /// log π(a|s), one for each row.
  public private(set) var logDensities: [Float]
  /// ε, rows × components.
  public private(set) var noise: Matrix
  /// σ ε of each component.
  private var deviations: [Float]
  /// ∂log σ/∂(raw log-std) and ∂μ/∂(raw mean) of each component.
  private var logStdGradients, meanGradients: [Float]

  /// Draws from the outputs of the policy's last forward pass, for `rowCount` rows.
  fileprivate init(
    from policy: TanhGaussianPolicy, rowCount: Int, using generator: inout Generator
  ) {
    let columnCount = policy.actionCount
    let means = policy.network.outputs(columns: 0..<columnCount)
    let squashed = policy.squashedLogStds
    noise = Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: means.map { _ in Float(generator.normal()) })
    deviations = squashed.mapped { .exponential(TanhGaussianPolicy.rescaled($0)) }
    logStdGradients = squashed.mapped { TanhGaussianPolicy.logStdScale * (1 - $0 * $0) }
    meanGradients = means.mapped { abs($0) <= TanhGaussianPolicy.meanBound ? 1 : 0 }
    var unsquashed = means.mapped(TanhGaussianPolicy.clipped)
    for index in means.indices {
      deviations[index] *= noise.elements[index]
      unsquashed[index] += deviations[index]
    }
    actions = Matrix(
      rowCount: rowCount, columnCount: columnCount,
      elements: unsquashed.mapped(Float.hyperbolicTangent))
    // log(1 − tanh² u) = 2 (log 2 − |u| − log(1 + e^−2|u|)): no cancellation at large |u|.
    let volumes = unsquashed.mapped { u in
      2 * (Self.logTwo - abs(u) - .logarithm(onePlus: .exponential(-2 * abs(u))))
    }
    logDensities = Array(repeating: 0, count: rowCount)
    for row in 0..<rowCount {
      for index in row * columnCount..<(row + 1) * columnCount {
        logDensities[row] -=
          0.5 * noise.elements[index] * noise.elements[index]
          + TanhGaussianPolicy.rescaled(squashed[index]) + TanhGaussianPolicy.halfLogTwoPi
          + volumes[index]
      }
    }
  }

  /// Writes ∂L/∂outputs of the policy's network, from ∂L/∂a (rows × components) and ∂L/∂log π.
  fileprivate func fill(
    _ target: inout [Float], actionGradient: Matrix, densityGradient: Float
  ) {
    let columnCount = actions.columnCount
    for row in 0..<actions.rowCount {
      for column in 0..<columnCount {
        let index = row * columnCount + column
        let output = 2 * row * columnCount + column
        let action = actions.elements[index]
        let unsquashedGradient =
          actionGradient.elements[index] * (1 - action * action) + densityGradient * 2 * action
        target[output] = unsquashedGradient * meanGradients[index]
        target[output + columnCount] =
          (unsquashedGradient * deviations[index] - densityGradient) * logStdGradients[index]
      }
    }
  }

  private static let logTwo: Float = 0.693_147_181
}

extension TanhGaussianPolicy {
  /// Draws one action for each row of states.
  public mutating func reparameterizedActions(
    at observations: Matrix, using generator: inout Generator
  ) -> ReparameterizedActions {
    network.forward(observations.elements, rowCount: observations.rowCount)
    return ReparameterizedActions(
      from: self, rowCount: observations.rowCount, using: &generator)
  }

  /// Computes the gradient of a loss of the last drawn actions with respect to the parameters.
  ///
  /// `actionGradient` is ∂L/∂a, rows × components, and `densityGradient` ∂L/∂log π(a|s), the same for each
  /// row. `drawn` and `observations` belong to the last call of `reparameterizedActions`.
  public mutating func backward(
    from drawn: ReparameterizedActions, actionGradient: Matrix, densityGradient: Float,
    at observations: Matrix
  ) {
    network.backward(observations.elements) { target in
      drawn.fill(&target, actionGradient: actionGradient, densityGradient: densityGradient)
    }
  }
}
