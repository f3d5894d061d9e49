public import LinearAlgebra
internal import RealModule

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

  fileprivate init(rowCount: Int, actionCount: Int) {
    actions = Matrix(repeating: 0, rowCount: rowCount, columnCount: actionCount)
    noise = actions
    logDensities = Array(repeating: 0, count: rowCount)
    deviations = Array(repeating: 0, count: rowCount * actionCount)
    logStdGradients = deviations
    meanGradients = deviations
  }

  fileprivate mutating func draw(
    _ outputs: UnsafePointer<Float>, using generator: inout Generator
  ) {
    let (rowCount, columnCount) = (actions.rowCount, actions.columnCount)
    for row in 0..<rowCount {
      var density: Float = 0
      for column in 0..<columnCount {
        let output = 2 * row * columnCount + column
        let index = row * columnCount + column
        let squashed = Float.tanh(outputs[output + columnCount])
        let logStd = TanhGaussianPolicy.rescaled(squashed)
        let noise = Float(generator.normal())
        let deviation = Float.exp(logStd) * noise
        let unsquashed = TanhGaussianPolicy.clipped(outputs[output]) + deviation
        actions.elements[index] = .tanh(unsquashed)
        self.noise.elements[index] = noise
        deviations[index] = deviation
        logStdGradients[index] = TanhGaussianPolicy.logStdScale * (1 - squashed * squashed)
        meanGradients[index] = abs(outputs[output]) <= TanhGaussianPolicy.meanBound ? 1 : 0
        // log(1 − tanh² u) = 2 (log 2 − |u| − log(1 + e^−2|u|)): no cancellation at large |u|.
        let size = abs(unsquashed)
        density -=
          0.5 * noise * noise + logStd + TanhGaussianPolicy.halfLogTwoPi
          + 2 * (Self.logTwo - size - .log(onePlus: .exp(-2 * size)))
      }
      logDensities[row] = density
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
    var drawn = ReparameterizedActions(
      rowCount: observations.rowCount, actionCount: actionCount)
    network.forward(observations.elements, rowCount: observations.rowCount)
    network.outputs.withUnsafeBufferPointer { outputs in
      guard let outputs = outputs.baseAddress else { return }
      drawn.draw(outputs, using: &generator)
    }
    return drawn
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
